import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router-dom";
import { type AlertFilters, readFilters, writeFilters } from "../model/alert-filters.ts";

export type ChangeFilters = (changes: Partial<AlertFilters>) => void;

/** Filters live in the address; any change but a change of page goes back to the first page. */
export function useAlertFilters(): [AlertFilters, ChangeFilters] {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => readFilters(params), [params]);
  const change = useCallback<ChangeFilters>(
    (changes) => {
      // The address itself, not the last render: two quick choices must both count.
      const current = new URLSearchParams(window.location.search);
      const written = writeFilters({ ...readFilters(current), page: 1, ...changes });
      const view = current.get("view");
      if (view !== null) written.set("view", view);
      setParams(written);
    },
    [setParams],
  );
  return [filters, change];
}
