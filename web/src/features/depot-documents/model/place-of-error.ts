import type { FieldMap } from "../../../shared/depot/form/field-errors.ts";
import type { LineDraft, LineField } from "./line-draft.ts";

/** Where on the form an error is shown. line null: in the head of the document. */
export interface Place {
  line: string | null;
  field: string;
}

interface Fault {
  key: string | null;
  detail: string | null;
}

const HEAD: FieldMap = {
  NUMERO_DEJA_PRIS: "numero",
  JOURNEE_CLOTUREE: "moment",
  MOUVEMENT_DATE_FUTURE: "moment",
  DEPOT_INTROUVABLE: "depot",
  DEPOT_INACTIF: "depot",
  PRODUIT_INTROUVABLE: "produit",
  PRODUIT_INACTIF: "produit",
  FOURNISSEUR_INTROUVABLE: "fournisseur",
  FOURNISSEUR_INACTIF: "fournisseur",
  PARTENAIRE_INTROUVABLE: "partenaire",
  PARTENAIRE_INACTIF: "partenaire",
  CLIENT_INTROUVABLE: "client",
  CLIENT_INACTIF: "client",
  CAMION_INTROUVABLE: "plaque",
  CAMION_INACTIF: "plaque",
  TRANSPORTEUR_INTROUVABLE: "transporteur",
  TRANSPORTEUR_INACTIF: "transporteur",
  CDR_INTROUVABLE: "cdr",
  CDR_NON_ARRIVE: "cdr",
  CDR_DEPOT_DIFFERENT: "cdr",
  CDR_PRODUIT_DIFFERENT: "cdr",
  PARTENAIRE_OBLIGATOIRE: "partenaire",
  BENEFICIAIRE_OBLIGATOIRE: "client",
  PROPRIETAIRE_INVALIDE: "proprietaire",
};

const LINE: Readonly<Record<string, LineField | "volume">> = {
  INDEX_INCOHERENTS: "apres",
  CITERNE_OBLIGATOIRE: "citerne",
  CITERNE_INVALIDE: "citerne",
  CITERNE_INACTIVE: "citerne",
  PRODUIT_INCOMPATIBLE: "citerne",
  STOCK_INTROUVABLE: "citerne",
  STOCK_INSUFFISANT_AMB: "volume",
  CAPACITE_SECURITE: "volume",
  CAPACITE_DEPASSEE: "volume",
  VOLUME_AMBIANT_OBLIGATOIRE: "volume",
  VOLUME_15C_OBLIGATOIRE: "temperature",
  VOLUME_TEMPERATURE_HORS_PLAGE: "temperature",
  VOLUME_DENSITE_HORS_PLAGE: "densite",
  DENSITE_HORS_PRODUIT: "densite",
  VOLUME_INVALIDE: "volume",
  LIGNES_INVALIDES: "volume",
};

// The database names a part of the line by its column.
const COLUMNS: Readonly<Record<string, LineField>> = {
  citerne_id: "citerne",
  index_avant: "avant",
  index_apres: "apres",
  volume_compteur_l: "compteur",
  facteur_compteur: "facteur",
  temperature_ambiante_c: "temperature",
  densite_observee_kgm3: "densite",
  temperature_densite_c: "temperatureDensite",
};

const bare = (key: string) => key.replace(/^(RECEPTION|SORTIE)_/, "");

/** The field of the head that a key is about; null when it is about none. */
export function headFieldOf(key: string): string | null {
  return HEAD[bare(key)] ?? null;
}

/** The field of a line that a key is about; null when it is about none. */
export function lineFieldOf(fault: Fault, line: Pick<LineDraft, "mode">): LineField | null {
  if (fault.key === null) return null;
  const named = /: (\w+) is not/.exec(fault.detail ?? "")?.[1];
  const field = (named && COLUMNS[named]) || LINE[bare(fault.key)];
  if (field === undefined) return null;
  return field === "volume" ? (line.mode === "INDEX" ? "apres" : "compteur") : field;
}

interface Sent {
  lines: readonly LineDraft[];
  tankName: (id: string) => string | undefined;
  /** Keys of problems that the preview knows, by line key. */
  problems: ReadonlyMap<string, readonly string[]>;
}

function lineOf(fault: Fault, { lines, tankName, problems }: Sent): LineDraft | undefined {
  const detail = fault.detail ?? "";
  const number = /\bLine (\d+)/.exec(detail)?.[1];
  if (number) return lines[Number(number) - 1];
  const byTank = lines.filter(({ citerne }) => {
    const name = tankName(citerne);
    // "TANK1" is not meant where "TANK10" is named.
    return (
      name !== undefined &&
      ` ${detail} `
        .split(/[\s,.:;]+/)
        .join(" ")
        .includes(` ${name} `)
    );
  });
  const foretold = lines.filter(({ key }) => problems.get(key)?.includes(fault.key ?? ""));
  // Two lines may fill one tank: the preview knows which of them is too much.
  return byTank.find((line) => foretold.includes(line)) ?? byTank.at(-1) ?? foretold[0] ?? lines[0];
}

/** The field that a refusal of the whole document belongs to. */
export function placeOf(fault: Fault, sent: Sent): Place | null {
  if (fault.key === null) return null;
  const head = headFieldOf(fault.key);
  if (head !== null) return { line: null, field: head };
  const line = lineOf(fault, sent);
  const field = line ? lineFieldOf(fault, line) : null;
  return line && field ? { line: line.key, field } : null;
}
