export { csvOf, excelMark, type Cells } from './csv';
export { download, fileName } from './download';
export { calendarOf } from './calendar';
