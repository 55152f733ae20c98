import { Empty, Failure, LinkButton, SkeletonRows } from '@/ui';
import type { NetworkPlaces } from './useNetworkPlaces';

interface NotShownProps {
  readonly data: NetworkPlaces;
  /** The list that it should be in has been answered. */
  readonly known: boolean;
  readonly uuid: string;
  /** Said when it doesn't exist, with the way back. */
  readonly title: string;
  readonly back: string;
  readonly to: string;
}

/** In the place of something of one location that can't be shown: why. A list that failed is named by the page itself. */
export function NotShown({ data, known, uuid, title, back, to }: NotShownProps) {
  const { all, inScope, query } = data.locations;
  if (query.error && all.length === 0) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (data.read.loading) return <SkeletonRows rows={8} />;
  // Nothing is in a location that doesn't exist.
  if (known || inScope.length === 0) return <Empty title={title} text={uuid} actions={<LinkButton to={to}>{back}</LinkButton>} />;
  return null;
}
