import Chip from "@mui/material/Chip";
import MuiLink from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useOwnerText } from "../../../shared/depot/owner-text.ts";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import { type Column, DataTable } from "../../../shared/ui/data-table.tsx";
import { documentName, documentRoute, type JournalRow } from "../model/journal.ts";

interface Props {
  rows: readonly JournalRow[];
  depotId: string | null;
  onOpen: (row: JournalRow) => void;
}

export function JournalTable({ rows, depotId, onOpen }: Props) {
  const translate = useTranslate();
  const { dateTime } = useDepotFormat(depotId);
  const owner = useOwnerText();
  const columns: Column<JournalRow>[] = [
    {
      key: "when",
      label: translate("depot_stock.journal.when"),
      render: (row) => (
        <Typography component="time" variant="body2" dateTime={row.survenu_at} noWrap>
          {dateTime(row.survenu_at)}
        </Typography>
      ),
    },
    {
      key: "what",
      label: translate("depot_stock.journal.entry"),
      isHeading: true,
      render: (row) => <Entry row={row} onOpen={() => onOpen(row)} />,
    },
    {
      key: "tank",
      label: translate("depot.tank"),
      render: (row) => (
        <>
          <bdi>{row.citerne_nom}</bdi>
          <Typography variant="caption" component="p" color="textSecondary">
            <bdi>{row.produit_nom}</bdi>
          </Typography>
        </>
      ),
    },
    { key: "owner", label: translate("depot.owner"), render: (row) => <bdi>{owner(row)}</bdi> },
    {
      key: "volume",
      label: translate("depot.volume"),
      align: "end",
      render: (row) => <VolumePair ambient={row.volume_ambiant} at15={row.volume_15c} isSigned />,
    },
    {
      key: "by",
      label: translate("depot_stock.journal.booked_by"),
      render: (row) => <bdi>{row.booked_by_nom ?? translate("ui.system")}</bdi>,
    },
  ];
  return (
    <DataTable
      label={translate("depot_stock.journal.title")}
      rows={rows}
      columns={columns}
      rowKey={(row) => String(row.id)}
    />
  );
}

function Entry({ row, onOpen }: { row: JournalRow; onOpen: () => void }) {
  const translate = useTranslate();
  const nature = translate(`depot.natures.${row.nature}`, { _: row.nature });
  return (
    <>
      <Stack direction="row" sx={{ gap: 0.75, alignItems: "center", flexWrap: "wrap" }}>
        <MuiLink
          component="button"
          type="button"
          underline="hover"
          color="text.primary"
          aria-label={translate("depot_stock.journal.open", { nature, number: row.citerne_no })}
          onClick={onOpen}
          sx={{ fontWeight: 600, textAlign: "start" }}
        >
          {nature}
        </MuiLink>
        {row.est_contrepassation ? (
          <Chip
            size="small"
            variant="outlined"
            color="warning"
            label={translate("depot_stock.journal.reversal")}
          />
        ) : null}
        {row.est_tardive ? (
          <Chip size="small" variant="outlined" label={translate("depot_stock.journal.late")} />
        ) : null}
      </Stack>
      <MuiLink component={Link} to={documentRoute(row)} variant="caption">
        {row.document_type === row.nature
          ? null
          : `${translate(`depot.documents.${row.document_type}`)} `}
        <bdi>{documentName(row)}</bdi>
      </MuiLink>
    </>
  );
}
