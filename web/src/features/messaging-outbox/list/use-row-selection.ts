import { useCallback, useMemo, useState } from "react";

export interface RowSelection {
  ids: ReadonlySet<number>;
  count: number;
  total: number;
  isWhole: boolean;
  toggle: (id: number) => void;
  toggleAll: () => void;
  clear: () => void;
}

/** Only rows on screen can be selected: nobody decides about what he cannot see. */
export function useRowSelection(rows: readonly { id: number }[]): RowSelection {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const ids = useMemo(
    () => new Set(rows.map(({ id }) => id).filter((id) => chosen.has(id))),
    [rows, chosen],
  );
  const toggle = useCallback((id: number) => {
    setChosen((previous) => {
      const next = new Set(previous);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const clear = useCallback(() => setChosen(new Set()), []);
  const isWhole = rows.length > 0 && ids.size === rows.length;
  const toggleAll = useCallback(
    () => setChosen(isWhole ? new Set() : new Set(rows.map(({ id }) => id))),
    [isWhole, rows],
  );
  return { ids, count: ids.size, total: rows.length, isWhole, toggle, toggleAll, clear };
}
