import { msg, type Message } from '@/i18n';

/** What a new machine is made from. Each is a tab of the form with an address of its own. */
const sources = ['os', 'apps', 'copy', 'clone', 'disk', 'iso'] as const;
export type Source = (typeof sources)[number];

export const sourceIn = (text: string | undefined): Source => sources.find((each) => each === text) ?? 'os';

export const tabs: readonly (readonly [Source, Message])[] = [
  ['os', msg('create.source.os')],
  ['apps', msg('create.source.apps')],
  ['copy', msg('create.source.copy')],
  ['clone', msg('create.source.clone')],
  ['disk', msg('create.source.disk')],
  ['iso', msg('create.source.iso')],
];

/** Whether an image is installed, so that users, keys and cloud-init can be asked for. All else has them on its disk, or nothing. */
export const installs = (source: Source): boolean => source === 'os' || source === 'apps';

/** A thing and where it is, as addresses write it: `bus02/5052bf02-…`. */
export interface Spot {
  readonly location: string;
  readonly uuid: string;
}

export function spotIn(text: string | null): Spot | null {
  const [, location, uuid] = /^([^/]+)\/([^/]+)$/.exec(text ?? '') ?? [];
  return location && uuid ? { location, uuid } : null;
}
export const spotText = ({ location, uuid }: Spot): string => `${location}/${uuid}`;

/** What is to be copied or used, as the address of the form names it. */
export interface Picked {
  readonly from: Spot | null;
  readonly replica: string | null;
  readonly disk: Spot | null;
}

export const pickedIn = (search: URLSearchParams): Picked => ({
  from: spotIn(search.get('from')),
  replica: search.get('replica'),
  disk: spotIn(search.get('disk')),
});

/** The one that a source needs: what it is decides where the machine is made. */
export const spotOf = (source: Source, { from, disk }: Picked): Spot | null =>
  source === 'copy' || source === 'clone' ? from : source === 'disk' ? disk : null;
