import DownloadIcon from "@mui/icons-material/DownloadOutlined";
import Button from "@mui/material/Button";
import { useNotify, useTranslate } from "react-admin";
import { type CsvColumn, downloadCsv, toCsv } from "../../../shared/export/csv.ts";

interface Props<Row> {
  /** Of the file, with everything that makes it findable later. */
  name: string;
  rows: readonly Row[];
  columns: readonly CsvColumn<Row>[];
}

/** A file of rows that are all on screen already. */
export function CsvButton<Row>({ name, rows, columns }: Props<Row>) {
  const translate = useTranslate();
  const notify = useNotify();
  const run = () => {
    downloadCsv(name, toCsv(rows, columns));
    notify(translate("depot.export.done", { smart_count: rows.length }), { type: "success" });
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
      {translate("depot.export.csv")}
    </Button>
  );
}
