import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { usageQuery } from '../queries';
import { keepSample } from './samples';
import { costSoFar } from './usage';

/** The month's usage of an account. Whatever is seen of it is noted for the line of the month. */
export function useUsage(account: number) {
  const usage = useQuery(usageQuery(account));
  const { data, dataUpdatedAt } = usage;
  useEffect(() => {
    if (data) void keepSample(account, costSoFar(data), dataUpdatedAt);
  }, [account, data, dataUpdatedAt]);
  return usage;
}
