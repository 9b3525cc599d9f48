import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useOwnerText } from "../../../shared/depot/owner-text.ts";
import { StatutChip } from "../../../shared/depot/statut-chip.tsx";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import type { Column } from "../../../shared/ui/data-table.tsx";
import type { Adjustment } from "../data/adjustments.ts";

export function useAdjustmentColumns(): Column<Adjustment>[] {
  const translate = useTranslate();
  const ownerText = useOwnerText();
  const word = (key: string) => translate(`depot_control.adjustments.${key}`);
  return [
    { key: "nature", label: word("one"), isHeading: true, render: (row) => <Heading row={row} /> },
    {
      key: "statut",
      label: translate("depot.statut"),
      render: (row) => <StatutChip statut={row.statut} />,
    },
    {
      key: "citerne",
      label: translate("depot.tank"),
      render: (row) => <bdi>{`${row.citerne_nom} · ${row.produit_nom}`}</bdi>,
    },
    {
      key: "proprietaire",
      label: translate("depot.owner"),
      render: (row) => <bdi>{ownerText(row)}</bdi>,
    },
    {
      key: "motif",
      label: word("reason"),
      render: (row) => (
        <Typography variant="body2" sx={{ maxWidth: 320 }}>
          <bdi>{row.reason}</bdi>
        </Typography>
      ),
    },
    {
      key: "auteur",
      label: word("proposed_by"),
      render: (row) => <bdi>{row.created_by_nom ?? translate("ui.system")}</bdi>,
    },
    {
      key: "volume",
      label: translate("depot.volume"),
      align: "end",
      render: (row) => <VolumePair ambient={row.delta_ambiant} at15={row.delta_15c} isSigned />,
    },
  ];
}

function Heading({ row }: { row: Adjustment }) {
  const translate = useTranslate();
  const { dateTime } = useDepotFormat(row.depot_id);
  return (
    <Box>
      <MuiLink component={Link} to={`/depot/ajustements/${row.id}`} sx={{ fontWeight: 600 }}>
        {translate(`depot.natures.${row.nature}`)}
      </MuiLink>
      <Typography variant="body2" color="textSecondary">
        {dateTime(row.survenu_at)}
      </Typography>
      {row.prise_id === null ? null : (
        <Typography variant="caption" color="textSecondary" component="p">
          {translate("depot_control.adjustments.from_dip")}
        </Typography>
      )}
    </Box>
  );
}
