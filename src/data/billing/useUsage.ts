import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { usageQuery } from './queries';
import { keepSample } from './samples';
import { costSoFar } from './usage';

/** The platform counts once an hour; looking more often shows nothing new. */
const often = 10 * 60_000;

/** The month's usage of an account. Whatever is seen of it is noted for the line of the month. */
export function useUsage(account: number) {
  const usage = useQuery({ ...usageQuery(account), refetchInterval: often, staleTime: 60_000 });
  const { data, dataUpdatedAt } = usage;
  useEffect(() => {
    if (data) void keepSample(account, costSoFar(data), dataUpdatedAt);
  }, [account, data, dataUpdatedAt]);
  return usage;
}
