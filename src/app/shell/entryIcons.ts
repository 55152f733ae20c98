import type { Entry } from '@/nav';
import {
  AccountIcon,
  BillIcon,
  DiskIcon,
  KeyIcon,
  InfoIcon,
  NetworkIcon,
  OverviewIcon,
  PlusIcon,
  ServerIcon,
  ServiceIcon,
  TrashIcon,
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
  trash: TrashIcon,
  info: InfoIcon,
};
