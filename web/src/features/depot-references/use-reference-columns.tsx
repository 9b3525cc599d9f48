import EditOutlinedIcon from "@mui/icons-material/EditOutlined";
import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { dayIn } from "../../shared/depot/form/zone.ts";
import { ProductMark } from "../../shared/depot/product-mark.tsx";
import { useLitres } from "../../shared/depot/use-litres.ts";
import type { Formatters } from "../../shared/format/formatters.ts";
import { useFormat } from "../../shared/format/use-format.ts";
import { useSession } from "../../shared/session/session-context.ts";
import type { Column } from "../../shared/ui/data-table.tsx";
import type {
  PartyRow,
  ProductRow,
  ReferenceRow,
  ReferenceTable,
  TruckRow,
} from "./model/references.ts";

const ABSENT = "–";

/** Each list has its own columns; the rows of a list are of its kind. */
export function useReferenceColumns(
  table: ReferenceTable,
  onEdit: ((row: ReferenceRow) => void) | null,
): Column<ReferenceRow>[] {
  const translate = useTranslate();
  const products = useProductColumns();
  const trucks = useTruckColumns();
  const parties = usePartyColumns();
  const own = table === "produits" ? products : table === "camions" ? trucks : parties;
  const actions: Column<ReferenceRow> = {
    key: "actions",
    label: translate("ui.actions"),
    isActions: true,
    render: (row) => (
      <IconButton
        size="small"
        aria-label={translate("depot_references.edit", { name: nameOf(row) })}
        onClick={() => onEdit?.(row)}
      >
        <EditOutlinedIcon fontSize="small" />
      </IconButton>
    ),
  };
  return [...(own as Column<ReferenceRow>[]), ...(onEdit ? [actions] : [])];
}

export function nameOf(row: ReferenceRow): string {
  return "plaque" in row ? row.plaque : row.nom;
}

function Name({ text, isActive }: { text: string; isActive: boolean }) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: "flex", gap: 1, alignItems: "center", flexWrap: "wrap" }}>
      <Typography component="span" sx={{ fontWeight: 600 }}>
        <bdi>{text}</bdi>
      </Typography>
      {isActive ? null : (
        <Chip size="small" variant="outlined" label={translate("depot_references.off")} />
      )}
    </Box>
  );
}

function usePartyColumns(): Column<PartyRow>[] {
  const translate = useTranslate();
  const text = (name: "contact_personne" | "telephone" | "email" | "pays"): Column<PartyRow> => ({
    key: name,
    label: translate(`depot_references.fields.${name}`),
    render: (row) => <bdi>{row[name] ?? ABSENT}</bdi>,
  });
  return [
    {
      key: "nom",
      label: translate("depot_references.fields.nom"),
      isHeading: true,
      render: (row) => <Name text={row.nom} isActive={row.actif} />,
    },
    text("contact_personne"),
    text("telephone"),
    text("email"),
    text("pays"),
  ];
}

function useProductColumns(): Column<ProductRow>[] {
  const translate = useTranslate();
  const { number } = useFormat();
  const field = (key: string) => translate(`depot_references.fields.${key}`);
  return [
    {
      key: "nom",
      label: field("nom"),
      isHeading: true,
      render: (row) => (
        <Box sx={{ display: "flex", gap: 1, alignItems: "center" }}>
          <ProductMark nom="" couleur={row.couleur} />
          <Name text={row.nom} isActive={row.actif} />
        </Box>
      ),
    },
    { key: "code", label: field("code"), render: (row) => <bdi>{row.code}</bdi> },
    { key: "table", label: field("table_volume"), render: (row) => row.table_volume },
    {
      key: "densite",
      label: field("densite_15"),
      render: (row) => (
        <bdi>{`${number(row.densite_15_min_kgm3)} – ${number(row.densite_15_max_kgm3)}`}</bdi>
      ),
    },
    {
      key: "jauge",
      label: field("tolerance_jauge_pct"),
      render: (row) => percent(row.tolerance_jauge_pct, number),
    },
    {
      key: "transit",
      label: field("tolerance_transit_pct"),
      render: (row) => percent(row.tolerance_transit_pct, number),
    },
  ];
}

function percent(value: number, number: Formatters["number"]): string {
  return number(value / 100, { style: "percent", maximumFractionDigits: 3 });
}

function useTruckColumns(): Column<TruckRow>[] {
  const translate = useTranslate();
  const litres = useLitres();
  const field = (key: string) => translate(`depot_references.fields.${key}`);
  return [
    {
      key: "plaque",
      label: field("plaque"),
      isHeading: true,
      render: (row) => <Name text={row.plaque} isActive={row.actif} />,
    },
    {
      key: "remorque",
      label: field("plaque_remorque"),
      render: (row) => <bdi>{row.plaque_remorque ?? ABSENT}</bdi>,
    },
    {
      key: "transporteur",
      label: field("transporteur_id"),
      render: (row) => <bdi>{row.transporteur_nom ?? ABSENT}</bdi>,
    },
    {
      key: "capacite",
      label: field("capacite_l"),
      render: (row) => litres.ambient(row.capacite_l),
    },
    { key: "certificat", label: field("certificat"), render: (row) => <Certificate row={row} /> },
  ];
}

function Certificate({ row }: { row: TruckRow }) {
  const translate = useTranslate();
  const { date } = useFormat();
  const { tenant } = useSession();
  const until = row.certificat_valide_au;
  if (until === null) return <bdi>{row.certificat_numero ?? ABSENT}</bdi>;
  const isOver = until < dayIn(tenant.timezone);
  return (
    <Box sx={{ display: "flex", gap: 1, alignItems: "center", flexWrap: "wrap" }}>
      <bdi>{row.certificat_numero ?? ABSENT}</bdi>
      <Chip
        size="small"
        variant="outlined"
        color={isOver ? "error" : "default"}
        label={translate(isOver ? "depot_references.expired" : "depot_references.valid_until", {
          day: date(`${until}T12:00:00Z`),
        })}
      />
    </Box>
  );
}
