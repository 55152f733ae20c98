export { dateColumn, moneyColumn, numberColumn } from './columns';
export { DataTable } from './DataTable';
export { mentions } from './view';
export type { BulkAction, Column, DataTableProps, Sorting, View } from './types';
