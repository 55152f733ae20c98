import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { lacks } from '@/data/core/everywhere';
import { Failure, Section, SkeletonRows } from '@/ui';

/** A part of the page with its own waiting and its own failure. It is not there when the platform lacks what it shows. */
export function Answered<Data>({
  title,
  query,
  children,
}: {
  title: string;
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}) {
  if (lacks(query.error)) return null;
  return (
    <Section title={title}>
      {query.error ? <Failure compact tone="warn" error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data === undefined ? query.error ? null : <SkeletonRows rows={3} /> : children(query.data)}
    </Section>
  );
}
