import { type InfiniteData, type QueryKey, useInfiniteQuery } from "@tanstack/react-query";
import { getTenantScope } from "../api/tenant-scope.ts";
import { uniqueRows } from "./live-pages.ts";

const DEFAULT_INTERVAL_MS = 10_000;

export interface CursorPage<Row, Cursor> {
  rows: Row[];
  /** Where the page after this one begins; null: there is none. */
  next: Cursor | null;
}

interface PagesOptions<Row, Cursor> {
  readPage: (cursor: Cursor | null) => Promise<CursorPage<Row, Cursor>>;
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
  { readPage, keyOf, intervalMs, enabled = true }: PagesOptions<Row, Cursor>,
) {
  type Page = CursorPage<Row, Cursor>;
  const query = useInfiniteQuery<
    Page,
    Error,
    InfiniteData<Page, Cursor | null>,
    QueryKey,
    Cursor | null
  >({
    queryKey: ["tenant", getTenantScope(), ...key],
    // The library leaves the type of a generic cursor open.
    queryFn: ({ pageParam }) => readPage(pageParam as Cursor | null),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    enabled,
    refetchInterval: intervalMs ?? DEFAULT_INTERVAL_MS,
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: true,
  });
  const pages = query.data?.pages.map(({ rows }) => rows);
  return {
    data: pages ? uniqueRows(pages, keyOf) : undefined,
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
