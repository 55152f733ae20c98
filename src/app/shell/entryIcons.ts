import type { Entry } from '@/nav';
import {
  AccountIcon,
  BillIcon,
  DiskIcon,
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
  plus: PlusIcon,
  trash: TrashIcon,
  info: InfoIcon,
};
