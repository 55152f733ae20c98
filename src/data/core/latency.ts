import { useQueries } from '@tanstack/react-query';

const tries = 4;
const verifyTimeout = 2000;

/**
 * Milliseconds of the way to an address and back, as the browser has it: the best of a few tiny requests, of which the first
 * also opens the connection and does not count. Null when it cannot be reached. What it answers is not looked at.
 */
export async function measure(url: string): Promise<number | null> {
  const times: number[] = [];
  for (let at = 0; at < tries; at += 1) {
    const start = performance.now();
    try {
      await fetch(url, {
        mode: 'no-cors',
        cache: 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(verifyTimeout),
      });
    } catch {
      return null;
    }
    times.push(performance.now() - start);
  }
  return Math.max(1, Math.round(Math.min(...times.slice(1))));
}

/** Measures the locations whose endpoints a brand names: slug → milliseconds, once they are known. */
export function useLatencies(probes: Readonly<Record<string, string>>): Readonly<Record<string, number>> {
  const all = Object.entries(probes);
  return useQueries({
    queries: all.map(([, url]) => ({ queryKey: ['latency', url], queryFn: () => measure(url), staleTime: 5 * 60_000 })),
    combine: (results) =>
      Object.fromEntries(
        all.flatMap(([slug], index) => {
          const found = results[index]?.data;
          return typeof found === 'number' ? [[slug, found]] : [];
        }),
      ),
  });
}
