export { Awaited } from './Awaited';
export { ResourceList, type ResourceListProps } from './ResourceList';
export { ResourceTable, type EmptyList, type ResourceTableProps } from './ResourceTable';
