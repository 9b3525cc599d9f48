import { useTranslate } from "react-admin";
import type { CsvColumn } from "../../../shared/export/csv.ts";
import { changesOf, type LogRow } from "../model/log.ts";
import { useNames } from "../parts/use-names.ts";
import type { LogWords } from "./use-log-words.ts";

/** The log as a file: the words of the screen, and every change rather than the first three. */
export function useLogColumns(words: LogWords): CsvColumn<LogRow>[] {
  const translate = useTranslate();
  const names = useNames();
  const word = (key: string) => translate(`depot_stock.logs.${key}`);
  const changes = (row: LogRow) =>
    changesOf(row.avant, row.apres)
      .map((change) => {
        const after = words.value(change.key, change.after);
        const before = words.value(change.key, change.before);
        return `${words.label(change)} : ${change.before === null ? after : `${before} → ${after}`}`;
      })
      .join(" | ");
  return [
    { header: word("when"), value: (row) => row.created_at },
    { header: word("who"), value: words.who },
    { header: word("what"), value: words.action },
    { header: word("code"), value: (row) => row.action },
    { header: word("module"), value: (row) => words.module(row.module) },
    { header: word("level"), value: (row) => row.niveau },
    {
      header: translate("depot.depot"),
      value: (row) => (row.depot_id === null ? "" : (names.get(row.depot_id) ?? row.depot_id)),
    },
    { header: word("target"), value: (row) => row.cible_libelle },
    { header: translate("ui.reason"), value: (row) => row.motif },
    { header: word("facts"), value: changes },
  ];
}
