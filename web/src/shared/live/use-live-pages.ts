import { type InfiniteData, type QueryKey, useInfiniteQuery } from "@tanstack/react-query";
import { getTenantScope } from "../api/tenant-scope.ts";
import { uniqueRows } from "./live-pages.ts";

const DEFAULT_INTERVAL_MS = 10_000;

interface PagesOptions<Row, Cursor> {
  readPage: (cursor: Cursor | null) => Promise<Row[]>;
  /** The cursor of the page after this one; null: there is none. */
  nextOf: (page: readonly Row[]) => Cursor | null;
  keyOf: (row: Row) => string;
  intervalMs?: number | false;
  enabled?: boolean;
}

/**
 * A long list read page by page, all pages on screen read again with time. The key is prefixed with
 * the tenant in use, so that a switch never shows another tenant's rows.
 */
export function useLivePages<Row, Cursor>(
  key: QueryKey,
  { readPage, nextOf, keyOf, intervalMs, enabled = true }: PagesOptions<Row, Cursor>,
) {
  const query = useInfiniteQuery<
    Row[],
    Error,
    InfiniteData<Row[], Cursor | null>,
    QueryKey,
    Cursor | null
  >({
    queryKey: ["tenant", getTenantScope(), ...key],
    // The library leaves the type of a generic cursor open.
    queryFn: ({ pageParam }) => readPage(pageParam as Cursor | null),
    initialPageParam: null,
    getNextPageParam: (page) => nextOf(page),
    enabled,
    refetchInterval: intervalMs ?? DEFAULT_INTERVAL_MS,
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: true,
  });
  return {
    data: query.data ? uniqueRows(query.data.pages, keyOf) : undefined,
    error: query.error,
    isPending: query.isPending,
    isError: query.isError,
    isFetching: query.isFetching,
    dataUpdatedAt: query.dataUpdatedAt,
    refetch: query.refetch,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
  };
}
