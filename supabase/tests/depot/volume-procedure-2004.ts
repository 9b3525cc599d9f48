import type { TableCode } from "./volume-reference.ts";

// The procedure of the 2004 edition, by way of 60 °F and the temperature scale of 1968: what the
// closed form at 15 °C is compared with. Its equations and constants are public; its tables are not.

const shiftTerms = [
  -0.148759, -0.267408, 1.08076, 1.269056, -4.089591, -1.871251, 7.438081, -3.536296,
];
const SHIFT_AT_60F = 0.01374979547;
const BASE_60F = 60.0068749;

const fahrenheit1968 = (celsius: number): number => {
  const tau = celsius / 630;
  const shift = shiftTerms.reduceRight((sum, term) => (sum + term) * tau, 0);
  return 1.8 * (celsius - shift) + 32;
};

const constants = (table: TableCode, density60: number): readonly [number, number, number] => {
  if (table === "54A") return [341.0957, 0, 0];
  if (table === "54D") return [0, 0.34878, 0];
  if (density60 >= 838.3127) return [103.872, 0.2701, 0];
  if (density60 >= 787.5195) return [330.301, 0, 0];
  return density60 >= 770.352 ? [1489.067, 0, -0.0018684] : [192.4571, 0.2438, 0];
};

/** Factor from 60 °F, of a product by its density at 60 °F. */
export const factorFrom60F = (table: TableCode, density60: number, celsius: number): number => {
  const [k0, k1, k2] = constants(table, density60);
  const a = (SHIFT_AT_60F / 2) * ((k0 / density60 + k1) / density60 + k2);
  const b = (2 * k0 + k1 * density60) / (k0 + (k1 + k2 * density60) * density60);
  const shifted = density60 * (1 + (Math.exp(a * (1 + 0.8 * a)) - 1) / (1 + a * (1 + 1.6 * a) * b));
  const alpha = k0 / shifted ** 2 + k1 / shifted + k2;
  const distance = fahrenheit1968(celsius) - BASE_60F;
  return Math.exp(-alpha * distance * (1 + 0.8 * alpha * (distance + SHIFT_AT_60F)));
};

export const factorOf2004 = (table: TableCode, density15: number, celsius: number): number => {
  let density60 = density15;
  for (let round = 0; round < 60; round += 1) {
    density60 = density15 / factorFrom60F(table, density60, 15);
  }
  return factorFrom60F(table, density60, celsius) / factorFrom60F(table, density60, 15);
};
