// What the books must say, computed here from what the test typed: no line of it comes from the
// product. Volumes at 15 °C by bisection on the published curve of gasoil, not by its solver.

export interface Moved {
  /** Days ago, at the depot. */
  day: number;
  tank: string;
  owner: string;
  kind: "ouverture" | "reception" | "sortie" | "transfert" | "perte" | "ajustement";
  litres: number;
  at15: number;
}

const K0 = 186.9696;
const K1 = 0.4862;

/** VCF of gasoil (838.5 to 1075 kg/m³ at 15 °C) from its density at 15 °C. */
const factor = (density15: number, celsius: number): number => {
  const alpha = K0 / density15 ** 2 + K1 / density15;
  const rise = celsius - 15;
  return Math.exp(-alpha * rise * (1 + 0.8 * alpha * rise));
};

const density15 = (observed: number, celsius: number): number => {
  let [low, high] = [838.5, 900];
  for (let round = 0; round < 80; round += 1) {
    const middle = (low + high) / 2;
    if (middle * factor(middle, celsius) < observed) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

const rounded = (value: number, digits: number): number => {
  const scale = 10 ** digits;
  return (Math.sign(value) * Math.round(Math.abs(value) * scale + 1e-7)) / scale;
};

export const at15 = (litres: number, celsius: number, observed: number): number =>
  rounded(litres * rounded(factor(density15(observed, celsius), celsius), 5), 1);

export interface Balance {
  litres: number;
  at15: number;
}

const add = (moves: readonly Moved[]): Balance => ({
  litres: rounded(
    moves.reduce((sum, move) => sum + move.litres, 0),
    3,
  ),
  at15: rounded(
    moves.reduce((sum, move) => sum + move.at15, 0),
    1,
  ),
});

/** What lies there when a day ends; every later entry of an earlier day counts. */
export const closing = (moves: readonly Moved[], day: number, tank: string, owner?: string) =>
  add(
    moves.filter(
      (move) =>
        move.day >= day && move.tank === tank && (owner === undefined || move.owner === owner),
    ),
  );

/** Litres of one kind on one day, without their sign. */
export const onDay = (
  moves: readonly Moved[],
  day: number,
  tank: string,
  owner: string,
  kind: Moved["kind"],
): number =>
  Math.abs(
    add(
      moves.filter(
        (move) =>
          move.day === day && move.tank === tank && move.owner === owner && move.kind === kind,
      ),
    ).litres,
  );
