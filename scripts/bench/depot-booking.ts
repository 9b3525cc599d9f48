import type pg from "pg";
import { type Comparison, compare, type Pace, spread } from "./arms.ts";
import { pagesOf } from "./backend-cost.ts";
import { BENCH, TANKS, tankId } from "./depot-plan.ts";
import { withClient } from "./governance-data.ts";
import { loadArm, unitB, type Work, walBytes } from "./load.ts";
import type { Figure } from "./print.ts";
import { uuid7 } from "./uuid7.ts";

/** What PostgREST does for a signed-in caller, once per connection. */
export const asDirecteur = [
  "set role authenticated",
  `set request.jwt.claims to '${JSON.stringify({ sub: BENCH.user, role: "authenticated" })}'`,
];

const SORTIE = `select id from public.save_sortie(
  id => $1, depot_id => $2, produit_id => $3, date_sortie => now(), lignes => $4::jsonb, client_id => $5, valider => true)`;
const RECEPTION = `select id from public.save_reception(
  id => $1, depot_id => $2, produit_id => $3, recue_at => now(), lignes => $4::jsonb, valider => true)`;

const line = (tank: number): string =>
  JSON.stringify([
    {
      citerne_id: tankId(tank),
      mode_mesure: "COMPTEUR",
      volume_compteur_l: 1000,
      temperature_ambiante_c: 25,
      densite_observee_kgm3: 832,
    },
  ]);

/** One validated document of one line, in and out in turn, so that no tank runs dry or over. */
export const bookOne = async (
  client: pg.Client,
  sequence: number,
  tank: number,
): Promise<number> => {
  const values = [uuid7(), BENCH.depot, BENCH.product, line(tank)];
  await client.query(
    sequence % 2 === 0
      ? { name: "reception", text: RECEPTION, values }
      : { name: "sortie", text: SORTIE, values: [...values, BENCH.client] },
  );
  return 1;
};

type Spreading = { readonly name: string; readonly connections: number; readonly tanks: number };

const booking = ({ name, connections, tanks }: Spreading): Work => ({
  name,
  unit: "document",
  connections,
  prepare: asDirecteur,
  once: (client, sequence) => bookOne(client, sequence, (sequence >> 1) % tanks),
});

/** Bookings beside the raw insert and commit of the same server in the same minute. */
export const bookingOverB = (
  url: string,
  size: string,
  { connections, tanks }: { readonly connections: number; readonly tanks: number },
  pace: Pace,
): Promise<Comparison> => {
  const name = `${connections} connections on ${tanks === 1 ? "one tank" : `${tanks} tanks`}`;
  return compare(
    `validated documents, ${name}, over B, ${size}`,
    loadArm(url, booking({ name, connections, tanks })),
    unitB(url, connections),
    pace,
  );
};

/** What one booking costs whatever the machine: WAL, pages touched, rows written; and its time alone. */
export const costOfOne = async (url: string, size: string): Promise<Figure[]> => {
  const many = 200;
  const wal = await walBytes(url, async (client) => {
    for (const statement of asDirecteur) await client.query(statement);
    for (let i = 0; i < many; i += 1) await bookOne(client, i, i % TANKS);
    await client.query("reset role");
  });
  return withClient(url, async (client) => {
    for (const statement of asDirecteur) await client.query(statement);
    const times: number[] = [];
    for (let i = 0; i < many; i += 1) {
      const started = performance.now();
      await bookOne(client, i, i % TANKS);
      if (i >= 20) times.push(performance.now() - started);
    }
    const { pages, rows } = await pagesAndRows(client);
    return [
      { name: `booking, ${size}: time alone`, value: spread(times).median, unit: "ms" },
      { name: `booking, ${size}: WAL`, value: wal / many, unit: "bytes" },
      { name: `booking, ${size}: pages touched`, value: pages, unit: "pages" },
      { name: `booking, ${size}: rows written`, value: rows, unit: "rows" },
    ];
  });
};

const pagesAndRows = async (client: pg.Client): Promise<{ pages: number; rows: number }> => {
  const values = [uuid7(), BENCH.depot, BENCH.product, line(7), BENCH.client];
  await client.query("begin");
  const before = await rowsSoFar(client);
  const pages = await pagesOf(client, SORTIE, values);
  const rows = (await rowsSoFar(client)) - before;
  await client.query("commit");
  return { pages, rows };
};

const rowsSoFar = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<{ n: number }>(
    "select sum(n_tup_ins + n_tup_upd)::int as n from pg_stat_xact_all_tables",
  );
  return rows[0]?.n ?? 0;
};
