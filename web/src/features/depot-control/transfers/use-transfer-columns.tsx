import Box from "@mui/material/Box";
import { useTheme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useByText } from "../../../shared/depot/by-text.ts";
import { useOwnerText } from "../../../shared/depot/owner-text.ts";
import { ProductMark } from "../../../shared/depot/product-mark.tsx";
import { StatutChip } from "../../../shared/depot/statut-chip.tsx";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import { useSession } from "../../../shared/session/session-context.ts";
import { ActionMenu } from "../../../shared/ui/action-menu.tsx";
import type { Column } from "../../../shared/ui/data-table.tsx";
import type { Transfer } from "../data/transfers.ts";

export function useTransferColumns(onReverse: (row: Transfer) => void): Column<Transfer>[] {
  const translate = useTranslate();
  const ownerText = useOwnerText();
  const word = (key: string) => translate(`depot_control.transfers.${key}`);
  return [
    { key: "trajet", label: word("route"), isHeading: true, render: (row) => <Route row={row} /> },
    {
      key: "produit",
      label: translate("depot.product"),
      render: (row) => <ProductMark nom={row.produit_nom} couleur={row.produit_couleur} />,
    },
    {
      key: "proprietaire",
      label: translate("depot.owner"),
      render: (row) => <bdi>{ownerText(row)}</bdi>,
    },
    {
      key: "sorti",
      label: word("left"),
      align: "end",
      render: (row) => <VolumePair ambient={row.volume_sorti} at15={row.volume_sorti_15c} />,
    },
    {
      key: "recu",
      label: word("arrived"),
      align: "end",
      render: (row) => <VolumePair ambient={row.volume_recu} at15={row.volume_recu_15c} />,
    },
    {
      key: "ecart",
      label: word("difference"),
      align: "end",
      render: (row) =>
        row.ecart_ambiant === 0 ? (
          "–"
        ) : (
          <VolumePair ambient={row.ecart_ambiant} at15={row.ecart_15c} isSigned />
        ),
    },
    { key: "statut", label: translate("depot.statut"), render: (row) => <State row={row} /> },
    {
      key: "actions",
      label: translate("ui.actions"),
      isActions: true,
      render: (row) => <Actions row={row} onReverse={onReverse} />,
    },
  ];
}

function Route({ row }: { row: Transfer }) {
  const { dateTime } = useDepotFormat(row.depot_id);
  const { direction } = useTheme();
  return (
    <Box>
      <Typography component="span" sx={{ fontWeight: 600 }}>
        <bdi>{row.citerne_source_nom}</bdi>
        {direction === "rtl" ? " ← " : " → "}
        <bdi>{row.citerne_destination_nom}</bdi>
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {dateTime(row.survenu_at)}
      </Typography>
    </Box>
  );
}

function State({ row }: { row: Transfer }) {
  const byText = useByText();
  const { dateTime } = useDepotFormat(row.depot_id);
  const who = row.annule_at ? row.annule_par_nom : row.created_by_nom;
  return (
    <Box>
      <StatutChip statut={row.statut} />
      <Typography variant="caption" color="textSecondary" component="p">
        {byText(who)}
        {row.annule_at ? ` · ${dateTime(row.annule_at)}` : ""}
      </Typography>
      {row.annule_motif ? (
        <Typography variant="caption" component="p">
          <bdi>{row.annule_motif}</bdi>
        </Typography>
      ) : null}
    </Box>
  );
}

function Actions({ row, onReverse }: { row: Transfer; onReverse: (row: Transfer) => void }) {
  const translate = useTranslate();
  const { can } = useSession();
  const mayReverse = row.statut === "valide" && can("transferts.write", row.depot_id);
  return (
    <ActionMenu
      label={translate("depot_control.transfers.actions_for", {
        from: row.citerne_source_nom,
        to: row.citerne_destination_nom,
      })}
      actions={
        mayReverse
          ? [
              {
                label: translate("depot_control.transfers.reverse"),
                onSelect: () => onReverse(row),
                isDanger: true,
              },
            ]
          : []
      }
    />
  );
}
