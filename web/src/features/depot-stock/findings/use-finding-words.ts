import { useTranslate } from "react-admin";
import { useOwnerText } from "../../../shared/depot/owner-text.ts";
import { isolate } from "../../../shared/format/isolate.ts";
import { type Finding, placeOf } from "../model/finding.ts";
import { useDays } from "../parts/use-days.ts";

/** What was found and where, in the reader's language. */
export function useFindingWords() {
  const translate = useTranslate();
  const days = useDays();
  const ownerText = useOwnerText();
  const word = (key: string, values = {}) => translate(`depot_stock.findings.${key}`, values);
  return {
    register: ({ registre }: Finding): string => word(`registers.${registre}`),
    fault: ({ fault }: Finding): string => word(`faults.${fault}`, { _: fault }),
    chain: (finding: Finding): string => {
      const { proprietaire_type, partenaire_nom } = finding;
      const parts = [
        finding.citerne_nom ?? finding.depot_nom,
        finding.produit_nom,
        proprietaire_type ? ownerText({ proprietaire_type, partenaire_nom }) : null,
      ].filter((part) => part !== null);
      return parts.length === 0 ? word("whole_company") : parts.map(isolate).join(" · ");
    },
    place: (finding: Finding): string => {
      const place = placeOf(finding);
      if (place.kind === "line") return word("line", { no: place.no });
      return word(place.kind, { day: days.day(place.day) });
    },
  };
}
