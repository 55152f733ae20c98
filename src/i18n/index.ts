export { I18nRoot } from './I18nRoot';
export { currentLanguage, languages, loadMessages, startLanguage, switchLanguage, overrideWords } from './catalogues';
export { formatFor, type Format, type MoneyStyle } from './format';
export { msg, useFormat, useT, Rich, type Message, type MessageId, type T } from './messages';
export { setTimeZone } from './timeZone';
export { parseTime } from './times';
