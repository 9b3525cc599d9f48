/** The published equations again, solved by halving intervals: nothing here looks like the SQL. */

export type TableCode = "54A" | "54B" | "54D";

type Group = { readonly from: number; readonly to: number; readonly k: readonly number[] };

// Each group holds what is above `from`, up to and with `to`; the first one holds its start too.
export const groups: Readonly<Record<TableCode, readonly Group[]>> = {
  "54A": [{ from: 610.5, to: 1075, k: [613.9723, 0, 0] }],
  "54B": [
    { from: 653, to: 770, k: [346.4228, 0.4388, 0] },
    { from: 770, to: 787.5, k: [2680.3206, 0, -0.00336312] },
    { from: 787.5, to: 838.5, k: [594.5418, 0, 0] },
    { from: 838.5, to: 1075, k: [186.9696, 0.4862, 0] },
  ],
  "54D": [{ from: 800, to: 1164, k: [0, 0.6278, 0] }],
};

const factorIn = (group: Group, density15: number, celsius: number): number => {
  const [k0 = 0, k1 = 0, k2 = 0] = group.k;
  const alpha = k0 / density15 ** 2 + k1 / density15 + k2;
  const distance = celsius - 15;
  return Math.exp(-alpha * distance * (1 + 0.8 * alpha * distance));
};

export const factor = (table: TableCode, density15: number, celsius: number): number => {
  const group = groups[table].find(({ to }) => density15 <= to);
  if (!group) throw new Error(`no group for ${density15}`);
  return factorIn(group, density15, celsius);
};

/** What a product of this density at 15 °C shows at another temperature. */
export const reading = (table: TableCode, density15: number, celsius: number): number =>
  density15 * factor(table, density15, celsius);

/** The lightest density at 15 °C that shows at least this; `from` where only a jump reaches it. */
export const density15Of = (
  table: TableCode,
  observed: number,
  celsius: number,
): { readonly density15: number; readonly group: Group } => {
  const shows = (group: Group, density: number): number =>
    density * factorIn(group, density, celsius);
  const group = groups[table].find((one) => observed <= shows(one, one.to) + 1e-6);
  if (!group) return { density15: Number.POSITIVE_INFINITY, group: { from: 0, to: 0, k: [] } };
  let [low, high] = [group.from, group.to];
  for (let halving = 0; halving < 60; halving += 1) {
    const middle = (low + high) / 2;
    if (shows(group, middle) < observed) low = middle;
    else high = middle;
  }
  return { density15: high, group };
};

const scaled = (text: string): { readonly digits: bigint; readonly scale: number } => {
  const [whole = "0", fraction = ""] = text.split(".");
  return { digits: BigInt(whole + fraction), scale: fraction.length };
};

/** litres × factor to a tenth, halves away from zero, in whole numbers only. */
export const correctedLitres = (litres: string, vcf: string): string => {
  const [a, b] = [scaled(litres), scaled(vcf)];
  const product = a.digits * b.digits;
  const unit = 10n ** BigInt(a.scale + b.scale - 1);
  const size = product < 0n ? -product : product;
  const tenths = (size * 2n + unit) / (2n * unit);
  const sign = product < 0n && tenths > 0n ? "-" : "";
  return `${sign}${tenths / 10n}.${tenths % 10n}`;
};
