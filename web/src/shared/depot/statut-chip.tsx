import Chip from "@mui/material/Chip";
import { useTranslate } from "react-admin";

type Tone = "default" | "primary" | "success" | "warning" | "error" | "info";

// One word has one tone wherever it stands: trips, documents, adjustments, tanks.
const TONES: Record<string, Tone> = {
  CHARGEMENT: "default",
  TRANSIT: "info",
  FRONTIERE: "info",
  ARRIVE: "warning",
  DECHARGE: "success",
  ANNULE: "error",
  brouillon: "warning",
  validee: "success",
  rejetee: "error",
  annulee: "error",
  valide: "success",
  annule: "error",
  PROPOSE: "warning",
  APPROUVE: "success",
  REJETE: "error",
  active: "success",
  inactive: "default",
  maintenance: "warning",
  cloturee: "success",
  rouverte: "warning",
};

/** The state of a document, a trip, a tank or a day, in words and in one tone. */
export function StatutChip({ statut }: { statut: string }) {
  const translate = useTranslate();
  return (
    <Chip
      size="small"
      variant="outlined"
      color={TONES[statut] ?? "default"}
      data-statut={statut}
      label={translate(`depot.statuts.${statut}`, { _: statut })}
    />
  );
}
