import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../stack/paths.ts";
import { readRows } from "./read-file.ts";

const folder = mkdtempSync(join(tmpdir(), "vigie-import-"));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

test("a French CSV: semicolons, accents in headings, a byte order mark, an empty line", async () => {
  const path = file(
    "livre.csv",
    "\ufeffNuméro;Date;Type;Dépôt;Citerne;Volume ambiant;Température;Densité observée\n" +
      "B-1;25/11/2026 08:30;RECEPTION;DAIPN;TANK1;1 234,5;24,5;836\n" +
      ";;;;;;;\n" +
      'B-2;26/11/2026;SORTIE;DAIPN;"TANK;2";10;24;836\n',
  );
  const rows = await readRows(path);
  expect(rows.map(({ sheet, line }) => [sheet, line])).toEqual([
    ["mouvements", 2],
    ["mouvements", 4],
  ]);
  expect(rows[0]?.values).toMatchObject({
    numero: "B-1",
    depot: "DAIPN",
    volume_ambiant: "1 234,5",
  });
  expect(rows[1]?.values.citerne).toBe("TANK;2");
});

test("a missing column is named before anything is sent", async () => {
  const path = file("citernes.csv", "depot,nom,capacite\nDAIPN,T9,1000\n");
  await expect(readRows(path)).rejects.toThrow("citernes has no column produit");
});

test("a heading that fits no sheet says what there is", async () => {
  const path = file("liste.csv", "a,b\n1,2\n");
  await expect(readRows(path)).rejects.toThrow("none of citernes, partenaires, ouvertures");
});

test("a workbook: four sheets, read in the order in which they build on one another", async () => {
  const rows = await readRows(join(projectRoot, "docs/how-to/import-depot.xlsx"));
  expect([...new Set(rows.map(({ sheet }) => sheet))]).toEqual([
    "citernes",
    "partenaires",
    "ouvertures",
    "mouvements",
  ]);
  expect(rows.every(({ line }) => line >= 2)).toBe(true);
});

test("another kind of file is refused by its name", async () => {
  await expect(readRows(file("livre.pdf", ""))).rejects.toThrow("neither .xlsx nor .csv");
});
