import { useTranslate } from "react-admin";
import { type Change, type LogRow, tellingChanges } from "../model/log.ts";
import { useFieldWords } from "../parts/use-field-words.ts";

export interface LogWords {
  action: (row: Pick<LogRow, "action">) => string;
  module: (name: string) => string;
  who: (row: LogRow) => string;
  label: (change: Change) => string;
  value: (key: string, value: Change["before"]) => string;
  /** "Statut : en service → en maintenance · Note : …" */
  summary: (row: LogRow) => string;
}

/** A line of the log as a sentence; the codes stay for who asks for them. */
export function useLogWords(depotId: string | null): LogWords {
  const translate = useTranslate();
  const fields = useFieldWords(depotId);
  const label = ({ key, line }: Change) =>
    line === null
      ? fields.label(key)
      : translate("depot_stock.logs.line_label", { line, label: fields.label(key) });
  const sentence = (change: Change) => {
    const after = fields.value(change.key, change.after);
    const told =
      change.before === null ? after : `${fields.value(change.key, change.before)} → ${after}`;
    return translate("depot_stock.logs.fact", { label: label(change), value: told });
  };
  return {
    action: ({ action }) => translate(`depot_stock.logs.actions.${action}`, { _: action }),
    module: (name) => translate(`depot_stock.logs.modules.${name}`, { _: name }),
    who: (row) => row.acteur_nom ?? translate("ui.system"),
    label,
    value: fields.value,
    // A reason says more than any field.
    summary: (row) =>
      [...(row.motif ? [row.motif] : []), ...tellingChanges(row).map(sentence)].join(" · "),
  };
}

/** Codes of the actions whose words hold the text: people search for what they read. */
export function useActionsNamed(): (text: string) => readonly string[] {
  const translate = useTranslate();
  return (text) => {
    const wanted = text.trim().toLocaleLowerCase();
    if (wanted === "") return [];
    return ACTIONS.filter((code) =>
      translate(`depot_stock.logs.actions.${code}`).toLocaleLowerCase().includes(wanted),
    );
  };
}

const ACTIONS = [
  "RECEPTION_CREEE",
  "RECEPTION_MODIFIEE",
  "RECEPTION_VALIDE",
  "RECEPTION_REJETEE",
  "RECEPTION_ANNULEE",
  "SORTIE_CREEE",
  "SORTIE_MODIFIEE",
  "SORTIE_VALIDE",
  "SORTIE_REJETEE",
  "SORTIE_ANNULEE",
  "CDR_CREE",
  "CDR_MODIFIE",
  "CDR_ETAPE",
  "CDR_ANNULE",
  "TRANSFERT_VALIDE",
  "TRANSFERT_ANNULE",
  "AJUSTEMENT_PROPOSE",
  "AJUSTEMENT_APPROUVE",
  "AJUSTEMENT_REJETE",
  "AJUSTEMENT_ANNULE",
  "STOCK_INITIAL_DECLARE",
  "JAUGE_SAISIE",
  "JAUGE_ANNULEE",
  "BAREME_AJOUTE",
  "JOURNEE_CLOTUREE",
  "JOURNEE_ROUVERTE",
  "IMPORT_DEPOT",
  "CREATION",
  "MODIFICATION",
  "SUPPRESSION",
] as const;
