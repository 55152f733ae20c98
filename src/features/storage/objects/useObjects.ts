import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { cache } from '@/data/core/reads';
import { session } from '@/data/core/session';
import { listPage, nameIn, type ObjectClient, type ObjectPage, type StoredObject } from '@/data/objects';

/** A folder, or an object, as a row. */
export interface ObjectRow {
  readonly id: string;
  /** The key, or the folder's prefix. */
  readonly key: string;
  /** What is left of it in the folder that is shown; empty for the folder's own object. */
  readonly name: string;
  /** Null: a folder. */
  readonly object: StoredObject | null;
}

const keyOf = (client: ObjectClient, bucket: string) => [session()?.id ?? 'nobody', 'objects', client.gateway.endpoint, bucket];

/** Asks again what is shown of a bucket. */
export const refreshObjects = (client: ObjectClient, bucket: string): Promise<void> =>
  cache.invalidateQueries({ queryKey: keyOf(client, bucket) });

/** Pages of 1,000 that are fetched without being asked for. */
const fetchedAtOnce = 3;

interface Folder {
  readonly prefix: string;
  /** With all that is below. */
  readonly deep: boolean;
  /** Only names that start with it. */
  readonly start: string;
}

/** What lies in a folder: the first pages at once, the rest when it is wanted. */
export function useObjects(client: ObjectClient, bucket: string, { prefix, deep, start }: Folder) {
  const place = `${deep ? '*' : ''}${prefix}${start}`;
  const [everything, setEverything] = useState<string | null>(null);
  const query = useInfiniteQuery({
    queryKey: [...keyOf(client, bucket), prefix, deep, start],
    queryFn: ({ pageParam, signal }) =>
      listPage(client, bucket, { prefix: prefix + start, ...(deep ? {} : { delimiter: '/' }), token: pageParam, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: ObjectPage) => page.next,
    refetchOnWindowFocus: false,
  });
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  const pages = data?.pages.length ?? 0;
  const wanted = everything === place || pages < fetchedAtOnce;
  useEffect(() => {
    if (wanted && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [wanted, hasNextPage, isFetching, isError, fetchNextPage]);

  const folders: ObjectRow[] = [];
  const objects: ObjectRow[] = [];
  for (const page of data?.pages ?? []) {
    for (const folder of page.folders) folders.push({ id: `folder:${folder}`, key: folder, name: nameIn(folder, prefix), object: null });
    for (const object of page.objects)
      objects.push({ id: `object:${object.key}`, key: object.key, name: nameIn(object.key, prefix), object });
  }
  return {
    rows: [...folders, ...objects],
    error: query.error,
    loading: query.isPending,
    fetching: isFetching,
    /** There is more than what is here. */
    more: hasNextPage,
    loadingAll: everything === place && hasNextPage,
    loadMore: () => void fetchNextPage(),
    loadAll: () => setEverything(place),
    stopLoading: () => setEverything(null),
    updatedAt: query.dataUpdatedAt,
    refresh: () => void query.refetch(),
  };
}
