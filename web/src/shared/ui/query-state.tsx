import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { ErrorNotice } from "./error-notice.tsx";
import { LoadingState } from "./loading-state.tsx";

interface QueryLike<Data> {
  data: Data | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

interface Props<Data> {
  query: QueryLike<Data>;
  isEmpty?: (data: Data) => boolean;
  empty?: ReactNode;
  loading?: ReactNode;
  children: (data: Data) => ReactNode;
}

/**
 * Loading, error, empty, data. After a failed refresh the last data stays on screen under the
 * error: old figures that say they are old beat no figures.
 */
export function QueryState<Data>({ query, isEmpty, empty, loading, children }: Props<Data>) {
  const { data, error, isPending, refetch } = query;
  const notice = error ? (
    <Box sx={{ p: 1 }}>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
    </Box>
  ) : null;
  if (data === undefined) return notice ?? (isPending ? (loading ?? <LoadingState />) : null);
  return (
    <>
      {notice}
      {empty !== undefined && isEmpty?.(data) ? empty : children(data)}
    </>
  );
}
