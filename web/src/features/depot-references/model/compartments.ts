import { amountText, parseAmount } from "../../../shared/depot/form/decimal.ts";

/** "10 000; 12 000" as litres, front to back; null when a part is no number. */
export function parseCompartments(text: string): number[] | null {
  const parts = text
    .split(/[;+/\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const litres = parts.map(parseAmount);
  return litres.every((value): value is number => value !== null && value > 0) ? litres : null;
}

export function compartmentsText(litres: readonly number[]): string {
  return litres.map((value) => amountText(value, "en")).join(" ; ");
}
