import type { Locator, Page } from "playwright-core";

/** The field of a form, by the name that errors of the database are put beside. */
export const field = (scope: Page | Locator, name: string): Locator =>
  scope.locator(`[data-field="${name}"]`);

export async function choose(scope: Page | Locator, page: Page, name: string, label: string) {
  const input = scope.locator(`[data-field$="${name}"]`);
  await input.fill(label);
  await page.getByRole("option", { name: label }).first().click();
}

export interface TypedLine {
  tank: string;
  litres: number;
  celsius: number;
  density: number;
}

/** One line of a document: the tank, the meter, the temperature and the density that was read. */
export async function fillLine(page: Page, number: number, line: TypedLine) {
  const card = page.getByRole("listitem", { name: `Ligne ${number}`, exact: true });
  await choose(card, page, ".citerne", line.tank);
  await card.getByRole("button", { name: "Compteur", exact: true }).click();
  await card.locator('[data-field$=".compteur"]').fill(String(line.litres));
  await card.locator('[data-field$=".temperature"]').fill(String(line.celsius).replace(".", ","));
  await card.locator('[data-field$=".densite"]').fill(String(line.density).replace(".", ","));
}

/** Validates, and waits for the page of the document: it is booked. */
export async function validate(page: Page, label = "Valider"): Promise<string> {
  await page.getByRole("button", { name: label, exact: true }).click();
  await page.waitForURL(/\/depot\/(receptions|sorties)\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

export async function step(page: Page, plate: string, name: string, at: string) {
  await page.getByRole("button", { name: `${plate} : passer à « ${name} »` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Quand ?").fill(at);
  await dialog.getByRole("button", { name: `Passer à « ${name} »` }).click();
  await dialog.waitFor({ state: "hidden" });
}
