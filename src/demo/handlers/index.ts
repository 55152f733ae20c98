import type { Handlers } from '../wire/context';
import { accounts } from './accounts';
import { addresses } from './addresses';
import { cards } from './cards';
import { config } from './config';
import { disks } from './disks';
import { firewalls } from './firewalls';
import { loadBalancers } from './load-balancers';
import { networks } from './networks';
import { s3 } from './s3';
import { services } from './services';
import { user } from './user';
import { vmCreate } from './vm-create';
import { vmStorage } from './vm-storage';
import { vms } from './vms';

/** Every operation of the contract: one that is missing does not compile. */
export const handlers = {
  ...config,
  ...user,
  ...vms,
  ...vmCreate,
  ...vmStorage,
  ...disks,
  ...networks,
  ...addresses,
  ...firewalls,
  ...loadBalancers,
  ...s3,
  ...accounts,
  ...cards,
  ...services,
} satisfies Handlers;
