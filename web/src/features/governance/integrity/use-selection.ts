import { useCallback, useMemo, useState } from "react";
import type { Alert } from "../model/types.ts";

export type Selection = {
  readonly ids: ReadonlySet<string>;
  readonly count: number;
  readonly isWholePage: boolean;
  readonly toggle: (id: string) => void;
  readonly togglePage: () => void;
  readonly clear: () => void;
};

/** Only rows on screen can be selected: nobody acts on what he cannot see. */
export function useSelection(rows: readonly Alert[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const ids = useMemo(
    () => new Set(rows.filter((row) => chosen.has(row.id)).map((row) => row.id)),
    [rows, chosen],
  );
  const toggle = useCallback((id: string) => {
    setChosen((previous) => {
      const next = new Set(previous);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const clear = useCallback(() => setChosen(new Set()), []);
  const isWholePage = rows.length > 0 && ids.size === rows.length;
  const togglePage = useCallback(
    () => setChosen(isWholePage ? new Set() : new Set(rows.map((row) => row.id))),
    [isWholePage, rows],
  );
  return { ids, count: ids.size, isWholePage, toggle, togglePage, clear };
}
