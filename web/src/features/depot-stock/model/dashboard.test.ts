import { expect, test } from "vitest";
import { type BoardTank, type Dashboard, signalsOf, tanksByDepot, todosOf } from "./dashboard.ts";

const board = (changes: Partial<Dashboard> = {}): Dashboard =>
  ({
    a_traiter: { receptions: 0, sorties: 0, ajustements: 0, corrections_30j: 0 },
    alertes: null,
    citernes_basses: [],
    jauges_manquantes: [],
    ...changes,
  }) as unknown as Dashboard;
const anyone = () => true;

test("nothing waits when nothing is there", () => {
  expect(todosOf(board(), anyone)).toEqual([]);
});

test("the worst comes first, and what counts nothing is left out", () => {
  const todos = todosOf(
    board({
      alertes: { ouvertes: 3, critiques: 1, en_retard: 0 },
      a_traiter: { receptions: 2, sorties: 0, ajustements: 1, corrections_30j: 9 },
    }),
    anyone,
  );
  expect(todos.map(({ key, count }) => [key, count])).toEqual([
    ["critical", 1],
    ["alerts", 2],
    ["receptions", 2],
    ["adjustments", 1],
  ]);
});

test("a missing dip becomes pressing once its hour has passed, and leads to whoever may enter it", () => {
  const waiting = board({ jauges_manquantes: [{ id: "1", nom: "TANK1", en_retard: false }] });
  expect(todosOf(waiting, anyone)[0]).toMatchObject({
    tone: "info",
    to: "/depot/jauges/new",
    names: ["TANK1"],
  });
  const late = board({ jauges_manquantes: [{ id: "1", nom: "TANK1", en_retard: true }] });
  expect(todosOf(late, () => false)[0]).toMatchObject({ tone: "warning", to: "/depot/jauges" });
});

test("tanks stand under their depot, in the order in which they came", () => {
  const tanks = [
    { depot_id: "k", depot_nom: "Kolwezi", nom: "T1" },
    { depot_id: "d", depot_nom: "Daipn", nom: "T1" },
    { depot_id: "k", depot_nom: "Kolwezi", nom: "T2" },
  ];
  expect(tanksByDepot(tanks).map((group) => [group.nom, group.tanks.length])).toEqual([
    ["Kolwezi", 2],
    ["Daipn", 1],
  ]);
});

test("a tank is marked once for being low, however it was found", () => {
  const tank = { signaux: ["STOCK_BAS"], est_basse: true, jauge_manquante: true };
  expect(signalsOf(tank as unknown as BoardTank)).toEqual(["STOCK_BAS", "JAUGE_MANQUANTE"]);
});
