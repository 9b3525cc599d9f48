import { expect, test } from "vitest";
import { type DailyAnswer, dailyRows } from "./daily-answer.ts";

const account = {
  citerne_id: "t1",
  citerne_nom: "T1",
  produit_id: "p",
  produit_nom: "Gasoil",
  proprietaire_type: "MONALUXE",
  partenaire_id: null,
  partenaire_nom: null,
};
const answer: DailyAnswer = {
  depot_id: "d",
  du: "2026-02-28",
  mesures: ["stock_initial_ambiant", "stock_final_ambiant", "mouvement_count"],
  comptes: [
    {
      ...account,
      compte_id: "a",
      jours: [
        [10, 12, 1],
        [12, 12, 0],
      ],
    },
    {
      ...account,
      compte_id: "b",
      proprietaire_type: "PARTENAIRE",
      jours: [
        [5, 5, 0],
        [5, 4, 1],
      ],
    },
  ],
  mesures_jauge: ["ambiant", "v15c", "livre_ambiant", "livre_15c", "ecart_ambiant", "ecart_15c"],
  jauges: [{ citerne_id: "t1", jours: ["2026-03-01"], valeurs: [[17, 16.8, 16, 15.8, 1, 1]] }],
};

test("each day of each account is a row, over the end of a month", () => {
  const rows = dailyRows(answer);
  expect(rows.map((row) => [row.date_jour, row.compte_id, row.stock_final_ambiant])).toEqual([
    ["2026-02-28", "a", 12],
    ["2026-02-28", "b", 5],
    ["2026-03-01", "a", 12],
    ["2026-03-01", "b", 4],
  ]);
  expect(rows.map((row) => row.mouvement_count)).toEqual([1, 0, 0, 1]);
});

test("a dip stands on the first account of its tank only, so that it counts once", () => {
  expect(dailyRows(answer).map((row) => [row.jauge_ambiant, row.jauge_ecart_ambiant])).toEqual([
    [null, null],
    [null, null],
    [17, 1],
    [null, null],
  ]);
});

test("a depot without accounts has no rows", () => {
  expect(dailyRows({ ...answer, comptes: [], jauges: [] })).toEqual([]);
});
