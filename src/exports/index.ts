import { ansible } from './ansible';
import { curl } from './curl';
import { csv, json } from './lists';
import { hosts, ssh } from './ssh';
import { terraform } from './terraform';
import type { ExportFormat } from './types';

export { writeExport } from './write';
export type { AddressKind, ExportFormat, Exported, ExportOptions } from './types';

export const formats: readonly ExportFormat[] = [terraform, ansible, ssh, hosts, csv, json, curl];
