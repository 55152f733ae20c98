import { platformNow, type Location } from '@/api';
import { lacks } from '../core/everywhere';
import { identityEnds } from '../core/session';
import { SignInEnded } from '../operations';
import { cache } from '../core/reads';
import { answer, Lists, type ObjectStorageSettings } from '../core/resourceKind';
import { registry } from './registry';
import { searchedKinds } from './searchedKinds';
import { wasteIn, type Finding, type Thresholds } from './waste';

/**
 * What is waste in a location, or in none, now, past the cache, by the ids of the findings: somebody may have put a disk to use since the
 * list was drawn, and the platform may delete it all the same. Throws when a list cannot be had; then nothing is certain.
 */
async function wasteNow(
  location: Location | null,
  thresholds: Thresholds,
  settings: ObjectStorageSettings | null,
): Promise<ReadonlySet<string>> {
  const answers = await Promise.all(
    [...registry, ...searchedKinds].map(async (entry) => {
      // Global lists too: a disk of a managed service must not be taken for one that nothing has.
      const query = location ? entry.list?.(location.slug) : settings && entry.search?.(settings);
      if (!query) return answer(entry, undefined);
      const items = cache.fetchQuery({ ...query, staleTime: 0 });
      return answer(
        entry,
        await items.catch((error: unknown) => (entry.optional && error instanceof Error && lacks(error) ? [] : Promise.reject(error))),
      );
    }),
  );
  return new Set(wasteIn({ location, lists: new Lists(answers) }, null, platformNow(), thresholds).map(({ id }) => id));
}

async function remove({ entry, item, kind, location }: Finding): Promise<void> {
  if (!entry.remove) throw new Error(`${kind} is not cleaned up from a list`);
  await entry.remove(item as never, location?.slug ?? '');
}

/** Milliseconds for which a look at a location is taken for what is there now. */
const fresh = 20_000;

/**
 * Makes the function that deletes one finding after another: each location is looked at afresh, and again when that is some
 * time ago or did not work; what is waste no longer is left alone (`kept`). `settings` where findings may lie in no location.
 */
export function cleaner(
  thresholds: Thresholds,
  settings: ObjectStorageSettings | null = null,
): (finding: Finding) => Promise<'gone' | 'kept'> {
  const looked = new Map<string, { readonly at: number; readonly waste: Promise<ReadonlySet<string>> }>();
  return async (finding) => {
    const ends = identityEnds();
    const slug = finding.location?.slug ?? '';
    const before = looked.get(slug);
    const look =
      before && Date.now() - before.at < fresh ? before : { at: Date.now(), waste: wasteNow(finding.location, thresholds, settings) };
    looked.set(slug, look);
    const waste = await look.waste.catch((error: unknown) => {
      if (looked.get(slug) === look) looked.delete(slug);
      throw error;
    });
    if (!waste.has(finding.id)) return 'kept';
    // What was looked at under one token is not deleted under another.
    if (ends.aborted) throw new SignInEnded();
    await remove(finding);
    return 'gone';
  };
}
