import ipaddr from 'ipaddr.js';
import { queryOptions } from '@tanstack/react-query';

/** The first address in an answer, be it plain text, JSON or a page. */
export function addressIn(text: string): string | null {
  const candidates = text.match(/[0-9a-f.:]{3,}/gi) ?? [];
  return candidates.find((each) => ipaddr.IPv4.isValidFourPartDecimal(each) || (each.includes(':') && ipaddr.IPv6.isValid(each))) ?? null;
}

/** The address that the user is on, by a service that the brand's config names. Asked once, and never with the token. */
export const myAddressQuery = (url: string | undefined) =>
  queryOptions({
    queryKey: ['my-address', url ?? ''],
    queryFn: async ({ signal }) => {
      const answer = await fetch(url ?? '', { signal, credentials: 'omit', cache: 'no-store' });
      if (!answer.ok) throw new Error(`${answer.status}`);
      return addressIn(await answer.text());
    },
    enabled: Boolean(url),
    staleTime: Infinity,
    refetchInterval: false,
  });
