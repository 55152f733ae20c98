import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { BillingAccount, Disk, HostPool, Location, Network, PriceRow, SshKey, Vm, VmImage, VmParameter } from '@/api';
import { networksIn } from '@/data/resources/network/queries';
import { billingAccountsQuery } from '@/data/billing/accounts/accounts';
import { useLocations } from '@/data/core/locations';
import { rowsOf } from '@/data/pricing/pricing';
import { keepsNoKeys } from '@/data/resources/ssh-key/operations';
import { disksIn } from '@/data/resources/disk/disks';
import type { VmDraft } from '@/data/resources/vm/draft';
import { imagesQuery, parametersQuery, poolsIn } from '@/data/resources/catalogue/queries';
import { policyQuery } from '@/data/pricing/queries';
import { sshKeysQuery } from '@/data/resources/ssh-key/queries';
import { vmsIn } from '@/data/resources/vm/queries';
import { useScope } from '@/nav';
import { locationOf, type Offer } from './choices';
import type { Picked, Source } from './sources';

/** The calls that the form is built from; each may fail without the others. */
interface Reads {
  readonly locations: UseQueryResult<Location[]>;
  readonly images: UseQueryResult<VmImage[]>;
  readonly parameters: UseQueryResult<VmParameter[]>;
  readonly pools: UseQueryResult<HostPool[]>;
  readonly networks: UseQueryResult<Network[]>;
  readonly accounts: UseQueryResult<BillingAccount[]>;
  readonly keys: UseQueryResult<SshKey[]>;
  readonly policy: UseQueryResult;
  readonly machines: UseQueryResult<Vm[]>;
  readonly disks: UseQueryResult<Disk[]>;
}

export interface Offered {
  readonly offer: Offer;
  readonly reads: Reads;
  /** Null until it is known, or when it is not. */
  readonly policy: readonly PriceRow[] | null;
  /** Machines of the chosen location, as far as they are known. */
  readonly machines: readonly Vm[];
  /**
   * Stored keys are asked for when somebody wants one: the published documents do not have the call, and a platform that
   * has not either would answer every visit with an error.
   */
  readonly keysAsked: boolean;
  readonly askKeys: () => void;
  /** The platform keeps no keys, so that there are none to choose from. */
  readonly keysUnknown: boolean;
}

/** Asks the platform for all that may be asked for. */
export function useOffer(draft: Pick<VmDraft, 'location' | 'keys'>, source: Source, picked: Picked): Offered {
  const scope = useScope();
  const { all: locations, query } = useLocations(scope);
  const slug = locationOf(draft, { locations, scope, source, picked })?.slug;
  const here = { enabled: slug !== undefined };
  const images = useQuery(imagesQuery());
  const parameters = useQuery(parametersQuery());
  const policy = useQuery(policyQuery());
  const accounts = useQuery(billingAccountsQuery());
  const [keysAsked, setAsked] = useState(draft.keys.length > 0);
  const keys = useQuery({ ...sshKeysQuery(), enabled: keysAsked });
  const pools = useQuery({ ...poolsIn(slug ?? ''), ...here });
  const networks = useQuery({ ...networksIn(slug ?? ''), ...here });
  const machines = useQuery({ ...vmsIn(slug ?? ''), ...here });
  const disks = useQuery({ ...disksIn(slug ?? ''), enabled: slug !== undefined && source === 'disk' });
  return {
    offer: {
      scope,
      source,
      picked,
      locations,
      images: images.data,
      parameters: parameters.data,
      pools: pools.data,
      networks: networks.data,
      accounts: accounts.data,
      keys: keys.data,
      machines: machines.data,
      disks: disks.data,
    },
    reads: { locations: query, images, parameters, pools, networks, accounts, keys, policy, machines, disks },
    policy: policy.data ? rowsOf(policy.data) : null,
    machines: machines.data ?? [],
    keysAsked,
    askKeys: () => setAsked(true),
    keysUnknown: keepsNoKeys(keys.error),
  };
}
