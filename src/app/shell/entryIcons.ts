import type { Entry } from '@/nav';
import {
  AccountIcon,
  BillIcon,
  DiskIcon,
  KeyIcon,
  NetworkIcon,
  OverviewIcon,
  PlusIcon,
  ServerIcon,
  ServiceIcon,
  type IconType,
} from '@/ui';

export const entryIcons: Record<Entry['icon'], IconType> = {
  server: ServerIcon,
  overview: OverviewIcon,
  disk: DiskIcon,
  network: NetworkIcon,
  bill: BillIcon,
  service: ServiceIcon,
  account: AccountIcon,
  key: KeyIcon,
  plus: PlusIcon,
};
