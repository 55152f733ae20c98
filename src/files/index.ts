export { csvOf, excelMark, type Cells } from './csv';
export { download, downloadBlob, fileName } from './download';
export { calendarOf } from './calendar';
export { readTextFile } from './text';
