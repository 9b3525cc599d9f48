import type { Locator, Page } from "playwright-core";
import { choose, field, fillLine } from "./depot-forms.ts";

export const lineOf = (page: Page, number: number): Locator =>
  page.getByRole("listitem", { name: `Ligne ${String(number)}`, exact: true });

/** A withdrawal of gasoil from TANK1 by the client of the tests, ready to be sent. */
export async function fillSortie(page: Page, numero: string, litres: number): Promise<void> {
  await choose(page, page, "client", "Mines du Sud");
  await choose(page, page, "produit", "Gasoil");
  await field(page, "numero").fill(numero);
  await fillLine(page, 1, { tank: "TANK1", litres, celsius: 25, density: 835 });
}

export const validateButton = (page: Page): Locator =>
  page.getByRole("button", { name: "Valider", exact: true });
