export { ExportFrame, type WriteFile } from './ExportFrame';
export { firstProvider, ProviderField } from './ProviderField';
