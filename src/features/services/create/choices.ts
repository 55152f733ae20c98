import type { BillingAccount, HostPool, Location, VmParameter } from '@/api';
import type { Config } from '@/brand';
import { canCharge, firstAccount } from '@/data/billing/accounts/accounts';
import { firstChoice } from '@/data/core/locations';
import { clamped, limitsFor, type Limit } from '@/data/resources/vm/limits';
import { msg, type Message } from '@/i18n';
import type { Draft } from './useDraft';

type Offered = Config['services']['catalogue'][number];
export interface Offer {
  readonly services: Config['services'];
  readonly locations: readonly Location[];
  readonly accounts: readonly BillingAccount[];
  readonly parameters: readonly VmParameter[];
  readonly pools: readonly HostPool[];
}

export interface Choices {
  /** Null: one that the catalogue does not have. */
  readonly offered: Offered | null;
  readonly service: string;
  readonly version: string;
  readonly location: Location | undefined;
  readonly account: BillingAccount | undefined;
  readonly limits: { readonly vcpu: Limit; readonly memory: Limit; readonly disk: Limit };
  readonly size: { readonly vcpu: number; readonly memory: number; readonly disk: number };
  readonly nodes: number;
  readonly multiNodePossible: boolean;
}

/** Small enough to try, large enough for a database to run well; put within what the platform allows. */
const proposal = { vcpu: 2, memory: 4096, disk: 40 };

export function choicesFrom(draft: Draft, { services, locations, accounts, parameters, pools }: Offer): Choices {
  const offered =
    draft.service === '' && services.other
      ? null
      : (services.catalogue.find(({ service }) => service === draft.service) ?? services.catalogue[0] ?? null);
  const pool = pools.find(({ is_default_designated: usual }) => usual) ?? pools[0];
  const { vcpu, ram: memory, disks: disk } = limitsFor(parameters, {}, pool);
  const multiNodePossible = offered?.multiNode ?? true;
  return {
    offered,
    service: offered?.service ?? draft.otherService.trim(),
    version: offered
      ? (offered.versions.find((version) => version === draft.version) ?? offered.versions[0] ?? '')
      : draft.otherVersion.trim(),
    location: locations.find(({ slug, create_resource_disabled: closed }) => slug === draft.location && !closed) ?? firstChoice(locations),
    account: accounts.find(({ id }) => id === draft.account) ?? firstAccount(accounts),
    limits: { vcpu, memory, disk },
    size: {
      vcpu: clamped(draft.vcpu ?? proposal.vcpu, vcpu),
      memory: clamped(draft.memory ?? proposal.memory, memory),
      disk: clamped(draft.disk ?? proposal.disk, disk),
    },
    nodes: draft.multiNode && multiNodePossible ? 2 : 1,
    multiNodePossible,
  };
}

export type Field = 'service' | 'version' | 'location' | 'name' | 'account' | 'allowed';

/** What keeps it from being asked for, field by field. */
export function problemsIn(draft: Draft, { service, version, location, account }: Choices): Partial<Record<Field, Message>> {
  const verdict = account && canCharge(account);
  return {
    ...(service === '' ? { service: msg('services.problem.service') } : {}),
    ...(version === '' ? { version: msg('services.problem.version') } : {}),
    ...(location ? {} : { location: msg('services.problem.location') }),
    ...(draft.name.trim() === '' ? { name: msg('services.name.empty') } : {}),
    ...(account ? (verdict ? { account: verdict } : {}) : { account: msg('services.account.choose') }),
    ...(draft.allowed.length === 0 && !draft.everyone ? { allowed: msg('services.problem.allowed') } : {}),
  };
}
