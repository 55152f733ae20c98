export { ConfigError, moduleOpen, readConfig, type Config, type Module } from './config';
export { BrandRoot, useBrand } from './context';
export { brandVariables } from './colours';
export { themeFor } from './theme';
