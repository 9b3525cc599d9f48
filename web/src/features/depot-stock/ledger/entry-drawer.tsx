import CloseIcon from "@mui/icons-material/Close";
import Box from "@mui/material/Box";
import Drawer from "@mui/material/Drawer";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import { useTheme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useOwnerText } from "../../../shared/depot/owner-text.ts";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import { useFormat } from "../../../shared/format/use-format.ts";
import { type FactLine, FactsList } from "../../../shared/ui/facts-list.tsx";
import type { JournalRow } from "../model/journal.ts";
import { useDays } from "../parts/use-days.ts";

/** One entry with the inputs from which its volume at 15 °C can be computed again. */
export function EntryDrawer({ row, onClose }: { row: JournalRow; onClose: () => void }) {
  const translate = useTranslate();
  const isRtl = useTheme().direction === "rtl";
  const facts = useEntryFacts(row);
  return (
    <Drawer
      open
      anchor={isRtl ? "left" : "right"}
      onClose={onClose}
      slotProps={{
        paper: {
          role: "dialog",
          "aria-modal": true,
          "aria-label": translate("depot_stock.journal.detail"),
          sx: { width: { xs: "100%", sm: 500 } },
        },
      }}
    >
      <Box sx={{ p: 2.5 }}>
        <Stack direction="row" sx={{ alignItems: "flex-start", gap: 1, mb: 2 }}>
          <Box sx={{ flex: 1 }}>
            <Typography variant="h5" component="h2">
              {translate(`depot.natures.${row.nature}`, { _: row.nature })}
            </Typography>
            <VolumePair ambient={row.volume_ambiant} at15={row.volume_15c} isSigned />
          </Box>
          <IconButton onClick={onClose} aria-label={translate("ui.close")}>
            <CloseIcon />
          </IconButton>
        </Stack>
        <FactsList facts={facts} />
      </Box>
    </Drawer>
  );
}

function useEntryFacts(row: JournalRow): FactLine[] {
  const translate = useTranslate();
  const owner = useOwnerText();
  const days = useDays();
  const { number } = useFormat();
  const { dateTime } = useDepotFormat(row.depot_id);
  const word = (key: string) => translate(`depot_stock.journal.${key}`);
  const line = (key: string, label: string, value: string | null): FactLine[] =>
    value === null ? [] : [{ key, label, value: <bdi>{value}</bdi> }];
  const measured = (value: number | null, unit: string, digits = 2) =>
    value === null
      ? null
      : `${number(value, { maximumFractionDigits: digits })}${unit === "" ? "" : ` ${unit}`}`;
  return [
    ...line("tank", translate("depot.tank"), row.citerne_nom),
    ...line("product", translate("depot.product"), row.produit_nom),
    ...line("owner", translate("depot.owner"), owner(row)),
    ...line("when", word("when"), dateTime(row.survenu_at)),
    ...line("day", translate("depot.day"), days.day(row.date_jour)),
    ...line("booked", word("booked_at"), dateTime(row.booked_at)),
    ...line("by", word("booked_by"), row.booked_by_nom ?? translate("ui.system")),
    ...line("temperature", translate("depot.temperature"), measured(row.temperature_c, "°C")),
    ...line(
      "observed",
      translate("depot.density_observed"),
      measured(row.densite_observee_kgm3, "kg/m³"),
    ),
    ...line("at15", translate("depot.density_15"), measured(row.densite_a_15_kgm3, "kg/m³")),
    ...line("vcf", translate("depot_stock.fields.vcf"), measured(row.vcf, "", 5)),
    ...line(
      "method",
      translate("depot_stock.fields.methode"),
      translate(`depot_stock.journal.methods.${row.methode}`, {
        version: row.methode_version,
        _: row.methode,
      }),
    ),
    ...line("number", word("number"), number(row.citerne_no)),
    {
      key: "seal",
      label: word("seal"),
      value: (
        <code dir="ltr" style={{ fontSize: "0.75rem" }}>
          {row.empreinte}
        </code>
      ),
    },
  ];
}
