import { useCallback } from "react";
import { useTranslate } from "react-admin";

const OWNER = /^runs with the rights of (.+)$/;
const slugOf = (note: string): string => note.toLowerCase().replace(/[^a-z]+/g, "_");

/** The inventory explains itself in English; known reasons are said in the reader's language. */
export function useNoteWords(): (note: string) => string {
  const translate = useTranslate();
  return useCallback(
    (note) =>
      note
        .split("; ")
        .map((part) => {
          const owner = OWNER.exec(part)?.[1];
          return owner
            ? translate("security.note.runs_as", { owner })
            : translate(`security.note.${slugOf(part)}`, { _: part });
        })
        .join(" ; "),
    [translate],
  );
}
