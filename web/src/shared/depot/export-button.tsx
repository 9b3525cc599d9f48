import DownloadIcon from "@mui/icons-material/DownloadOutlined";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useNotify, useTranslate } from "react-admin";
import type { RowsPage } from "../api/read-page.ts";
import { type CsvColumn, downloadCsv, toCsv } from "../export/csv.ts";
import { useSession } from "../session/session-context.ts";
import { useNotifyError } from "../ui/use-notify-error.ts";
import { dayIn } from "./form/zone.ts";
import { EXPORT_LIMIT, readAll } from "./read-all.ts";

interface Props<Row> {
  /** Of the file, before the company and the day. */
  name: string;
  columns: readonly CsvColumn<Row>[];
  readPage: (page: number, perPage: number) => Promise<RowsPage<Row>>;
}

/** A file with every row that the filters show, not only those on screen. */
export function ExportButton<Row>({ name, columns, readPage }: Props<Row>) {
  const translate = useTranslate();
  const notify = useNotify();
  const notifyError = useNotifyError();
  const { tenant } = useSession();
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const { rows, total } = await readAll(readPage);
      downloadCsv(`${name}-${tenant.slug}-${dayIn(tenant.timezone)}`, toCsv(rows, columns));
      const isCut = total > rows.length;
      notify(
        isCut
          ? translate("depot.export.cut", { count: EXPORT_LIMIT })
          : translate("depot.export.done", { smart_count: rows.length }),
        { type: isCut ? "warning" : "success" },
      );
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      color="inherit"
      variant="outlined"
      startIcon={<DownloadIcon />}
      loading={isBusy}
      sx={{ borderColor: "divider", bgcolor: "background.paper" }}
      onClick={() => void run()}
    >
      {translate("depot.export.csv")}
    </Button>
  );
}
