import {
  amountText,
  decimalText,
  isDecimal,
  parseAmount,
  parseDecimal,
} from "../../../shared/depot/form/decimal.ts";
import type { Line, Mode } from "./document.ts";

/** A line as typed. */
export interface LineDraft {
  readonly key: string;
  readonly citerne: string;
  readonly mode: Mode;
  readonly avant: string;
  readonly apres: string;
  readonly compteur: string;
  readonly facteur: string;
  readonly temperature: string;
  readonly densite: string;
  readonly temperatureDensite: string;
}

export type LineField = Exclude<keyof LineDraft, "key" | "mode">;

let lastKey = 0;

function freshKey(): string {
  lastKey += 1;
  return `line${String(lastKey)}`;
}

export function emptyLine(): LineDraft {
  return {
    key: freshKey(),
    citerne: "",
    mode: "INDEX",
    avant: "",
    apres: "",
    compteur: "",
    facteur: "",
    temperature: "",
    densite: "",
    temperatureDensite: "",
  };
}

/** The next line of the same truck: measured the same way, at the same temperature and density. */
export function lineAfter(line: LineDraft | undefined): LineDraft {
  if (!line) return emptyLine();
  const { mode, facteur, temperature, densite, temperatureDensite } = line;
  return { ...emptyLine(), mode, facteur, temperature, densite, temperatureDensite };
}

export function draftOfLine(line: Line, locale: string): LineDraft {
  const text = (value: number | null) => decimalText(value, locale);
  const litres = (value: number | null) => amountText(value, locale);
  return {
    key: freshKey(),
    citerne: line.citerne_id,
    mode: line.mode_mesure,
    avant: litres(line.index_avant),
    apres: litres(line.index_apres),
    compteur: litres(line.volume_compteur_l),
    facteur: line.facteur_compteur === 1 ? "" : text(line.facteur_compteur),
    temperature: text(line.temperature_ambiante_c),
    densite: text(line.densite_observee_kgm3),
    temperatureDensite: text(line.temperature_densite_c),
  };
}

/** Nothing of its own was typed: it is not sent. What it took over from the line before is none. */
export function isBlank(line: LineDraft): boolean {
  return [line.citerne, line.avant, line.apres, line.compteur].every((text) => text.trim() === "");
}

const NUMBERS = [
  "avant",
  "apres",
  "compteur",
  "facteur",
  "temperature",
  "densite",
  "temperatureDensite",
] as const;

/** A figure that cannot be read must stop the form: it would be sent as none. */
export function isReadable(line: LineDraft): boolean {
  return NUMBERS.every((name) => isDecimal(line[name]));
}

export function sentLines(lines: readonly LineDraft[]): LineDraft[] {
  return lines.filter((line) => !isBlank(line));
}

/** As the database reads it. A mode sends its own figures only. */
export function lineJson(line: LineDraft) {
  const isIndex = line.mode === "INDEX";
  return {
    citerne_id: line.citerne || null,
    mode_mesure: line.mode,
    index_avant: isIndex ? parseAmount(line.avant) : null,
    index_apres: isIndex ? parseAmount(line.apres) : null,
    volume_compteur_l: isIndex ? null : parseAmount(line.compteur),
    facteur_compteur: isIndex ? null : parseDecimal(line.facteur),
    temperature_ambiante_c: parseDecimal(line.temperature),
    densite_observee_kgm3: parseDecimal(line.densite),
    temperature_densite_c: parseDecimal(line.temperatureDensite),
  };
}
