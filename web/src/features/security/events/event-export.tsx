import DownloadIcon from "@mui/icons-material/DownloadOutlined";
import Button from "@mui/material/Button";
import { useNotify, useTranslate } from "react-admin";
import { type CsvColumn, downloadCsv, toCsv } from "../../../shared/export/csv.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import type { SecurityEvent } from "../model/types.ts";
import type { EventWords } from "./use-event-words.ts";

/** The rows on screen, as a file. */
export function EventExport({
  rows,
  words,
}: {
  rows: readonly SecurityEvent[];
  words: EventWords;
}) {
  const translate = useTranslate();
  const notify = useNotify();
  const { tenant } = useSession();
  const word = (key: string, values = {}) => translate(`security.events.${key}`, values);
  const columns: CsvColumn<SecurityEvent>[] = [
    { header: word("when"), value: (row) => row.created_at },
    { header: word("severity"), value: (row) => row.severity },
    { header: word("code"), value: (row) => row.event_type },
    { header: word("what"), value: words.title },
    { header: word("who"), value: words.who },
    { header: word("channel"), value: (row) => row.channel },
    { header: word("correlation"), value: (row) => row.correlation_id },
    { header: word("facts"), value: (row) => JSON.stringify(row.payload_json) },
  ];
  const run = () => {
    const day = new Date().toISOString().slice(0, 10);
    downloadCsv(`security-events-${tenant.slug}-${day}`, toCsv(rows, columns));
    notify(word("exported", { smart_count: rows.length }), { type: "success" });
  };
  return (
    <Button
      color="inherit"
      variant="outlined"
      startIcon={<DownloadIcon />}
      disabled={rows.length === 0}
      onClick={run}
      sx={{ borderColor: "divider", bgcolor: "background.paper" }}
    >
      {word("export")}
    </Button>
  );
}
