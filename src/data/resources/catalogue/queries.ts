import type { QueryFunctionContext } from '@tanstack/react-query';
import { ApiError, type HostPool, type Output } from '@/api';
import { callOf, read } from '@/data/core/reads';
import type { Call } from '@/data/core/session';

export const poolsIn = (slug: string) => read('listHostPools', {}, slug, { static: true });

/** All images; where a platform does not have them in one list, its two lists together. */
export const imagesQuery = () => {
  const all = read('listVmImages', {}, undefined, { static: true });
  return { ...all, queryFn: ({ signal, queryKey }: QueryFunctionContext) => imagesOf(callOf(queryKey), signal) };
};

async function imagesOf(call: Call, signal: AbortSignal): Promise<Output<'listVmImages'>> {
  try {
    return await call('listVmImages', {}, { signal, waits: true });
  } catch (error) {
    if (!(error instanceof ApiError) || !['no-such-route', 'not-found'].includes(error.kind)) throw error;
    return (
      await Promise.all([call('listPlainOsImages', {}, { signal, waits: true }), call('listAppCatalogImages', {}, { signal, waits: true })])
    ).flat();
  }
}

export const parametersQuery = () => read('getVmParameters', {}, undefined, { static: true });

/** Server classes that may be chosen, in the platform's order; the default one first when none is placed. */
export const visiblePools = (pools: readonly HostPool[]): HostPool[] =>
  pools
    .filter((pool) => pool.is_visible !== false)
    .toSorted(
      (a, b) =>
        (a.ui_position ?? 0) - (b.ui_position ?? 0) || Number(b.is_default_designated ?? false) - Number(a.is_default_designated ?? false),
    );
