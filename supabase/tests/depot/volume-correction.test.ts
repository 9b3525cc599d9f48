import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSession, outcome, type Session } from "../access/two-sessions.ts";
import { factorFrom60F, factorOf2004 } from "./volume-procedure-2004.ts";
import {
  correctedLitres,
  density15Of,
  factor,
  groups,
  reading,
  type TableCode,
} from "./volume-reference.ts";

let session: Session;

beforeAll(async () => {
  session = await openSession();
});
afterAll(() => session.end());

type Point = {
  readonly table: TableCode;
  readonly litres: string;
  readonly celsius: string;
  readonly observed: string;
  readonly sample: string;
};
type Row = {
  readonly densite_a_15_kgm3: string;
  readonly vcf: string;
  readonly volume_15c: string;
  readonly temperature_densite_c: string;
};

const decimal = (digits: number, from: number, to: number): fc.Arbitrary<string> =>
  fc
    .integer({ min: Math.ceil(from * 10 ** digits), max: Math.floor(to * 10 ** digits) })
    .map((units) => (units / 10 ** digits).toFixed(digits));

const tables = fc.constantFrom<TableCode[]>("54A", "54B", "54B", "54B", "54D");
const ends = (table: TableCode): readonly [number, number] => [
  groups[table][0]?.from ?? 0,
  groups[table].at(-1)?.to ?? 0,
];
const celsius = decimal(2, -50, 150);

/** Anywhere in the domain, or within a kilogram of a boundary between two groups. */
const density15 = (table: TableCode): fc.Arbitrary<number> => {
  const [from, to] = ends(table);
  const inner = groups[table].slice(1).map((group) => group.from);
  const anywhere = decimal(2, from, to).map(Number);
  return inner.length === 0
    ? anywhere
    : fc.oneof(
        anywhere,
        fc.constantFrom(...inner).chain((at) => decimal(2, at - 1, at + 1).map(Number)),
      );
};

const point: fc.Arbitrary<Point> = tables
  .chain((table) =>
    fc.record({
      table: fc.constant(table),
      litres: decimal(1, -60_000, 60_000),
      celsius,
      sample: celsius,
      density: density15(table),
    }),
  )
  .map(({ density, ...rest }) => {
    const shown = reading(rest.table, density, Number(rest.sample));
    return { ...rest, observed: shown.toFixed(2) };
  })
  .filter(({ table, observed, sample }) => {
    const [from, to] = ends(table);
    const shown = Number(observed);
    return (
      shown >= reading(table, from, Number(sample)) && shown <= reading(table, to, Number(sample))
    );
  });

const correct = (points: readonly Point[]): Promise<Row[]> =>
  session.query<Row>(
    `select c.densite_a_15_kgm3, c.vcf, c.volume_15c, c.temperature_densite_c
     from unnest($1::text[], $2::numeric[], $3::numeric[], $4::numeric[], $5::numeric[])
       with ordinality as p (table_code, litres, celsius, observed, sample, n),
       lateral depot.correct_volume(p.table_code, p.litres, p.celsius, p.observed, p.sample) as c
     order by p.n`,
    [
      points.map((one) => one.table),
      points.map((one) => one.litres),
      points.map((one) => one.celsius),
      points.map((one) => one.observed),
      points.map((one) => one.sample),
    ],
  );

/** Empty when the row is what the equations say; the differences otherwise. */
const differences = (given: Point, row: Row | undefined): string[] => {
  if (!row) return ["no row"];
  const wanted = density15Of(given.table, Number(given.observed), Number(given.sample));
  const density = Number(row.densite_a_15_kgm3);
  const exact = factor(given.table, density, Number(given.celsius));
  const inGroup = density > wanted.group.from || wanted.group === groups[given.table][0];
  return [
    // Half of the last digit, what two Newton steps leave, and the lift off a boundary.
    ...(Math.abs(density - wanted.density15) > 0.0101 ? [`density ${wanted.density15}`] : []),
    ...(inGroup && density <= wanted.group.to ? [] : [`group from ${wanted.group.from}`]),
    ...(Math.abs(Number(row.vcf) - exact) > 0.5001e-5 ? [`vcf ${exact}`] : []),
    ...(row.volume_15c === correctedLitres(given.litres, row.vcf) ? [] : ["volume"]),
    ...(Number(row.temperature_densite_c) === Number(given.sample) ? [] : ["sample"]),
    ...(/^\d+\.\d\d$/.test(row.densite_a_15_kgm3) && /^\d\.\d{5}$/.test(row.vcf) ? [] : ["digits"]),
  ];
};

const misses = async (points: readonly Point[]): Promise<unknown[]> => {
  const rows = await correct(points);
  return points.flatMap((given, index) => {
    const found = differences(given, rows[index]);
    return found.length > 0 ? [{ ...given, ...rows[index], wanted: found }] : [];
  });
};

test("the SQL is the published equations, all over the domain and at every boundary", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(point, { minLength: 1, maxLength: 60 }), async (points) => {
      expect(await misses(points)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("20,000 loads in one query", async () => {
  const points = fc.sample(point, 20_000);
  expect((await misses(points)).slice(0, 5)).toEqual([]);
});

test("a denser sample is never a lighter product", async () => {
  await fc.assert(
    fc.asyncProperty(tables, celsius, async (table, sample) => {
      const [from, to] = ends(table);
      const rows = await session.query<{ falls: string }>(
        `select count(*) as falls from (
           select d, lag(d) over (order by n) as before from generate_series(0, 400) as n,
             depot.density_at_15($1, $2::numeric + ($3::numeric - $2) * n / 400, $4) as d
         ) as s where d < before`,
        [
          table,
          reading(table, from, Number(sample)) + 0.01,
          reading(table, to, Number(sample)) - 0.01,
          sample,
        ],
      );
      expect(rows[0]?.falls).toBe("0");
    }),
    { numRuns: 40 },
  );
});

test("whatever is asked is answered or refused by a key, never left to an error of arithmetic", async () => {
  const number = fc.oneof(
    fc.double({ noNaN: false }).map(String),
    decimal(2, -100, 1300),
    fc.constantFrom("NaN", "Infinity", "-Infinity", "0", "1e400", "-1e-400"),
  );
  await fc.assert(
    fc.asyncProperty(tables, number, number, number, number, async (table, ...numbers) => {
      const told = await outcome(
        session.query("select depot.correct_volume($1, $2, $3, $4, $5)", [table, ...numbers]),
      );
      expect(told).toMatch(/^(ok|VOLUME_[A-Z_]+)$/);
    }),
    { numRuns: 300 },
  );
});

describe("against the procedure of the 2004 edition", () => {
  test("which reproduces its own worked examples here", () => {
    const ofApi = (api: number): number => (141.5 / (131.5 + api)) * 999.016;
    const inCelsius = (degrees: number): number => (degrees - 32) / 1.8;
    expect(factorFrom60F("54A", ofApi(17.785), inCelsius(-27.7))).toBeCloseTo(1.033011591958, 11);
    expect(factorFrom60F("54B", ofApi(19.4), inCelsius(48.04))).toBeCloseTo(1.00485806899, 11);
    expect(factorFrom60F("54B", 657.3, inCelsius(27.3))).toBeCloseTo(1.026475833518, 11);
  });

  // Largest difference in a factor from 0 to 50 °C; outside the groups' edges, which differ.
  const bands = [
    ["petrol", "54B", 653, 769.5, 2e-5],
    ["transition", "54B", 771, 786.8, 1.8e-4],
    ["jet and kerosene", "54B", 788.2, 837.8, 2e-5],
    ["diesel and fuel oil", "54B", 839.2, 1075, 5e-6],
    ["crude", "54A", 610.5, 1075, 5e-5],
    ["lubricants", "54D", 800, 1164, 3e-6],
  ] as const;
  test.each(bands)("the closed form stays close to it: %s", async (_, table, from, to, limit) => {
    const rows = await session.query<{ d: string; t: string; vcf: string }>(
      `select d, t, depot.vcf($1, d, t) as vcf
       from generate_series($2::numeric, $3::numeric, ($3::numeric - $2::numeric) / 50) as s,
         lateral (select round(s, 2) as d) as r, generate_series(0, 50, 2) as t`,
      [table, from, to],
    );
    const far = rows.filter(
      ({ d, t, vcf }) =>
        Math.abs(Number(vcf) - factorOf2004(table, Number(d), Number(t))) > limit + 0.5e-5,
    );
    expect(rows.length).toBeGreaterThan(1000);
    expect(far).toEqual([]);
  });
});
