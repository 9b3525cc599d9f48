import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useOwnerText } from "../../../shared/depot/owner-text.ts";
import { ProductMark } from "../../../shared/depot/product-mark.tsx";
import { StatutChip } from "../../../shared/depot/statut-chip.tsx";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { Column } from "../../../shared/ui/data-table.tsx";
import { counterpartOf, momentOf, type StockDocument, tanksOf } from "../model/document.ts";
import { KINDS, type Kind } from "../model/kind.ts";

export function useDocumentColumns(kind: Kind): Column<StockDocument>[] {
  const translate = useTranslate();
  const ownerText = useOwnerText();
  const { list } = useFormat();
  const word = (key: string) => translate(`depot_documents.${kind}.${key}`);
  return [
    {
      key: "numero",
      label: word("one"),
      isHeading: true,
      render: (row) => <Heading kind={kind} row={row} />,
    },
    {
      key: "statut",
      label: translate("depot.statut"),
      render: (row) => <StatutChip statut={row.statut} />,
    },
    {
      key: "produit",
      label: translate("depot.product"),
      render: (row) => <ProductMark nom={row.produit_nom} couleur={row.couleur} />,
    },
    {
      key: "citernes",
      label: translate("depot.tank"),
      render: (row) => <bdi>{list(tanksOf(row))}</bdi>,
    },
    {
      key: "proprietaire",
      label: translate("depot.owner"),
      render: (row) => <bdi>{ownerText(row)}</bdi>,
    },
    {
      key: "autre",
      label: word("counterpart"),
      render: (row) => <Counterpart kind={kind} row={row} />,
    },
    {
      key: "volume",
      label: translate("depot.volume"),
      align: "end",
      render: (row) => <VolumePair ambient={row.volume_ambiant} at15={row.volume_15c} />,
    },
  ];
}

interface CellProps {
  kind: Kind;
  row: StockDocument;
}

function Heading({ kind, row }: CellProps) {
  const translate = useTranslate();
  const { dateTime } = useDepotFormat(row.depot_id);
  return (
    <Box>
      <MuiLink component={Link} to={`${KINDS[kind].path}/${row.id}`} sx={{ fontWeight: 600 }}>
        <bdi>{row.numero ?? translate("depot_documents.no_number")}</bdi>
      </MuiLink>
      <Typography variant="body2" color="textSecondary">
        {dateTime(momentOf(kind, row))}
      </Typography>
    </Box>
  );
}

function Counterpart({ kind, row }: CellProps) {
  return (
    <Box>
      <bdi>{counterpartOf(kind, row) ?? "–"}</bdi>
      {row.plaque_camion ? (
        <Typography variant="body2" color="textSecondary">
          <bdi>{row.plaque_camion}</bdi>
        </Typography>
      ) : null}
    </Box>
  );
}
