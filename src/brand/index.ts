export { ConfigError, moduleOpen, readConfig, type Config, type Module } from './config';
export { BrandRoot, useBrand } from './context';
export { themeFor } from './theme';
