export { ConfigError, moduleOpen, readConfig, type Config, type Module } from './read';
export { BrandRoot, useBrand } from './context';
export { brandVariables } from './colours';
export { themeFor } from './theme';
