export { countryName } from './countries';
export { cardName } from './names';
export { locationFacts, logoIcon } from './Logo';
