export { DataTable } from './DataTable';
export type { BulkAction, Column, DataTableProps, Sorting, View } from './types';
