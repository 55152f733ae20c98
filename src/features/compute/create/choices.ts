import type { BillingAccount, Disk, HostPool, Location, Network, SshKey, Vm, VmImage, VmImageVersion, VmParameter } from '@/api';
import { defaultNetwork } from '@/data/resources/network/queries';
import { firstAccount } from '@/data/billing/accounts/accounts';
import { clamped, limitsFor, roomFor, type Asked, type Limit, type Limits } from '@/data/resources/vm/limits';
import { firstChoice } from '@/data/core/locations';
import { freeDisks } from '@/data/resources/disk/disks';
import { restorePointsOf, type DiskRestorePoint } from '@/data/resources/snapshot/replicas';
import type { VmDraft } from '@/data/resources/vm/draft';
import { bootDisk, isWindows } from '@/data/resources/vm/parts';
import { visiblePools } from '@/data/resources/catalogue/queries';
import { installs, spotOf, type Picked, type Source } from './sources';

/** What the platform has said so far; missing: not yet, or it failed. */
export interface Offer {
  /** Of the list that the form was opened from: a location's slug, or "all". */
  readonly scope: string;
  readonly source: Source;
  readonly picked: Picked;
  /** Published ones. */
  readonly locations: readonly Location[];
  readonly images?: readonly VmImage[] | undefined;
  readonly parameters?: readonly VmParameter[] | undefined;
  readonly pools?: readonly HostPool[] | undefined;
  readonly networks?: readonly Network[] | undefined;
  readonly accounts?: readonly BillingAccount[] | undefined;
  readonly keys?: readonly SshKey[] | undefined;
  /** Of the chosen location. */
  readonly machines?: readonly Vm[] | undefined;
  readonly disks?: readonly Disk[] | undefined;
}

export interface Size {
  readonly value: number;
  /** What was asked for, when the limits do not allow it (any more). */
  readonly wanted: number | null;
}

/** The form as it stands: what was chosen where it is still to be had, the platform's default everywhere else. */
export interface Choices {
  readonly source: Source;
  readonly location: Location | undefined;
  /** The machine that is cloned, or whose snapshot or backup is taken. */
  readonly machine: Vm | undefined;
  readonly point: DiskRestorePoint | undefined;
  /** An existing disk that the machine begins with. */
  readonly existing: Disk | undefined;
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

export function locationOf(draft: Pick<VmDraft, 'location'>, { locations, scope, source, picked }: Offer): Location | undefined {
  const open = (slug: string | null | undefined) =>
    locations.find((location) => location.slug === slug && location.create_resource_disabled !== true);
  return open(spotOf(source, picked)?.location) ?? open(draft.location) ?? open(scope) ?? firstChoice(locations);
}

/** The parameters that the request will name, as far as limits depend on them. */
function askedFor({
  source,
  image,
  version,
  machine,
  point,
  existing,
}: Pick<Choices, 'source' | 'image' | 'version' | 'machine' | 'point' | 'existing'>): Asked {
  if (source === 'iso') return { os_name: '_custom', os_version: '_' };
  if (source === 'disk') return { disk_uuid: existing?.uuid ?? 'any' };
  if (source === 'copy')
    return { source_uuid: machine?.uuid ?? 'any', source_replica: point?.uuid, os_name: machine?.os_name ?? undefined };
  return { os_name: image?.os_name, os_version: version?.os_version };
}

export function choicesFrom(draft: VmDraft, offer: Offer): Choices {
  const { source, picked } = offer;
  const location = locationOf(draft, offer);
  const spot = spotOf(source, picked);
  const here = spot && spot.location === location?.slug ? spot.uuid : null;
  const machine = source === 'copy' || source === 'clone' ? offer.machines?.find((vm) => vm.uuid === here) : undefined;
  const points = source === 'copy' && machine ? restorePointsOf(machine) : [];
  const point = points.find((each) => each.uuid === picked.replica) ?? points[0];
  const existing = source === 'disk' ? freeDisks(offer.disks ?? [], offer.machines ?? []).find((disk) => disk.uuid === here) : undefined;

  const images = installs(source) ? imagesOf(offer) : [];
  const image = images.find((each) => each.os_name === draft.os_name) ?? images.find((each) => each.is_default) ?? images[0];
  const versions = image ? publishedVersions(image) : [];
  const version = versions.find((each) => each.os_version === draft.os_version) ?? usualVersion(versions);
  const pools = visiblePools(offer.pools ?? []);
  const pool = pools.find((each) => each.uuid === draft.pool) ?? pools.find((each) => each.is_default_designated) ?? pools[0];
  const found = limitsFor(offer.parameters ?? [], askedFor({ source, image, version, machine, point, existing }), pool);
  // A restore point needs at least the room that it had.
  const limits = point ? { ...found, disks: roomFor(found.disks, point.size ?? 0, pool) } : found;
  const size = (wanted: number | null, usual: number, limit: Limit): Size => {
    const value = clamped(wanted ?? usual, limit);
    return { value, wanted: wanted !== null && wanted !== value ? wanted : null };
  };
  const given = (value: number | null | undefined): Size => ({ value: value ?? 0, wanted: null });
  const cloned = source === 'clone';
  const networks = offer.networks ?? [];
  const usualAccount = offer.accounts?.find((each) => each.id === draft.account) ?? firstAccount(offer.accounts ?? []);
  return {
    source,
    location,
    machine,
    point,
    existing,
    image,
    version,
    pools,
    pool,
    limits,
    vcpu: cloned ? given(machine?.vcpu) : size(draft.vcpu, machine?.vcpu ?? first.vcpu, limits.vcpu),
    ram: cloned ? given(machine?.memory) : size(draft.ram, machine?.memory ?? first.ram, limits.ram),
    disk: cloned
      ? given(machine && bootDisk(machine)?.size)
      : source === 'disk'
        ? given(existing?.size_gb)
        : size(draft.disk, point?.size ?? first.disk, limits.disks),
    network: networks.find((each) => each.uuid === draft.network) ?? defaultNetwork(networks),
    // A clone is put on the account of the machine that it is a copy of.
    account: cloned ? offer.accounts?.find((each) => each.id === machine?.billing_account) : usualAccount,
    keys: (offer.keys ?? []).filter((key) => key.public_key && draft.keys.includes(key.uuid)),
    windows: isWindows(machine ?? { os_name: image?.os_name ?? existing?.source_image ?? null }),
  };
}

/** Images of the kind that the tab shows: operating systems, or the app catalogue. */
export const imagesOf = ({ images, source }: Pick<Offer, 'images' | 'source'>): VmImage[] =>
  offered(images ?? []).filter((image) => (image.is_app_catalog === true) === (source === 'apps'));
