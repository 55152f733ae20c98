import type { BillingAccount, HostPool, Location, Network, SshKey, VmImage, VmImageVersion, VmParameter } from '@/api';
import { defaultNetwork } from '@/data/addresses';
import { firstAccount } from '@/data/billing';
import { clamped, limitsFor, type Limits } from '@/data/limits';
import { firstChoice } from '@/data/locations';
import type { VmDraft } from '@/data/vmDraft';
import { isWindows, visiblePools } from '@/data/vms';

/** What the platform has said so far; missing: not yet, or it failed. */
export interface Offer {
  /** Of the list that the form was opened from: a location's slug, or "all". */
  readonly scope: string;
  /** Published ones. */
  readonly locations: readonly Location[];
  readonly images?: readonly VmImage[] | undefined;
  readonly parameters?: readonly VmParameter[] | undefined;
  readonly pools?: readonly HostPool[] | undefined;
  readonly networks?: readonly Network[] | undefined;
  readonly accounts?: readonly BillingAccount[] | undefined;
  readonly keys?: readonly SshKey[] | undefined;
}

export interface Size {
  readonly value: number;
  /** What was asked for, when the limits do not allow it (any more). */
  readonly wanted: number | null;
}

/** The form as it stands: what was chosen where it is still to be had, the platform's default everywhere else. */
export interface Choices {
  readonly location: Location | undefined;
  readonly image: VmImage | undefined;
  readonly version: VmImageVersion | undefined;
  /** Server classes to choose from. */
  readonly pools: readonly HostPool[];
  readonly pool: HostPool | undefined;
  readonly limits: Limits;
  readonly vcpu: Size;
  /** MB. */
  readonly ram: Size;
  /** GB. */
  readonly disk: Size;
  readonly network: Network | undefined;
  readonly account: BillingAccount | undefined;
  /** Stored keys that are to be put on the machine. */
  readonly keys: readonly SshKey[];
  readonly windows: boolean;
}

/** The panel's suggestion for a first size, where the limits allow it. They are no limits. */
const first = { vcpu: 1, ram: 2048, disk: 20 };

export const publishedVersions = (image: VmImage): VmImageVersion[] =>
  (image.versions ?? []).filter((version) => version.published !== false);

/** Images of which there is something to install, in the platform's order. */
export const offered = (images: readonly VmImage[]): VmImage[] =>
  images.filter((image) => publishedVersions(image).length > 0).toSorted((a, b) => (a.ui_position ?? 0) - (b.ui_position ?? 0));

const newest = new Intl.Collator('en', { numeric: true });
/** The version that is taken when none is chosen: the highest number. */
const usualVersion = (versions: readonly VmImageVersion[]) => versions.toSorted((a, b) => newest.compare(b.os_version, a.os_version))[0];

export function locationOf(draft: Pick<VmDraft, 'location'>, { locations, scope }: Offer): Location | undefined {
  const open = (slug: string | null) => locations.find((location) => location.slug === slug && location.create_resource_disabled !== true);
  return open(draft.location) ?? open(scope) ?? firstChoice(locations);
}

export function choicesFrom(draft: VmDraft, offer: Offer): Choices {
  const images = offered(offer.images ?? []);
  const image = images.find((each) => each.os_name === draft.os_name) ?? images.find((each) => each.is_default) ?? images[0];
  const versions = image ? publishedVersions(image) : [];
  const version = versions.find((each) => each.os_version === draft.os_version) ?? usualVersion(versions);
  const pools = visiblePools(offer.pools ?? []);
  const pool = pools.find((each) => each.uuid === draft.pool) ?? pools.find((each) => each.is_default_designated) ?? pools[0];
  const limits = limitsFor(offer.parameters ?? [], { os_name: image?.os_name, os_version: version?.os_version }, pool);
  const size = (wanted: number | null, usual: number, limit: Limits['vcpu']): Size => {
    const value = clamped(wanted ?? usual, limit);
    return { value, wanted: wanted !== null && wanted !== value ? wanted : null };
  };
  const networks = offer.networks ?? [];
  return {
    location: locationOf(draft, offer),
    image,
    version,
    pools,
    pool,
    limits,
    vcpu: size(draft.vcpu, first.vcpu, limits.vcpu),
    ram: size(draft.ram, first.ram, limits.ram),
    disk: size(draft.disk, first.disk, limits.disks),
    network: networks.find((each) => each.uuid === draft.network) ?? defaultNetwork(networks),
    account: offer.accounts?.find((each) => each.id === draft.account) ?? firstAccount(offer.accounts ?? []),
    keys: (offer.keys ?? []).filter((key) => key.public_key && draft.keys.includes(key.uuid)),
    windows: image ? isWindows({ os_name: image.os_name }) : false,
  };
}
