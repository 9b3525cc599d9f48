import type pg from "pg";
import { tryDelete, tryInsert, trySelect, tryUpdate, type Verdict } from "./attempts.ts";
import { type Identity, readIdentities } from "./identities.ts";
import { type Relation, readRelations, type Side, sampleRows } from "./relations.ts";
import type { Table } from "./render.ts";

type Sample = Readonly<Record<string, unknown>>;

const isOwn = ({ tenantColumn }: Relation, sample: Sample, who: Identity): boolean => {
  if (!tenantColumn) return true;
  const tenant = sample[tenantColumn];
  return tenant === null ? who.runsPlatform : who.tenants.includes(String(tenant));
};

/** The letter, small when a rule refused; a star when it reaches the rows of others as well. */
const mark = (letter: string, own: Verdict, foreign: Verdict): string => {
  const best = own === "no" ? foreign : own;
  if (best === "no") return "";
  const text = best === "done" ? letter : letter.toLowerCase();
  return foreign === "no" ? text : `${text}*`;
};

type Attempt = (relation: Relation, side: Side) => Promise<Verdict>;

const both = async (letter: string, relation: Relation, attempt: Attempt): Promise<string> => {
  const own = await attempt(relation, "own");
  const foreign = relation.tenantColumn ? await attempt(relation, "foreign") : "no";
  return mark(letter, own, foreign);
};

const cellFor = async (
  client: pg.Client,
  relation: Relation,
  samples: readonly Sample[],
  who: Identity,
): Promise<string> => {
  const sampleOf = (side: Side): Sample | undefined =>
    samples.find((sample) => isOwn(relation, sample, who) === (side === "own"));
  const insert: Attempt = async (_, side) => {
    const sample = sampleOf(side);
    return sample ? tryInsert(client, relation, sample, who) : "no";
  };
  const marks = [
    await both("S", relation, (one, side) => trySelect(client, one, side, who)),
    relation.isView ? "" : await both("I", relation, insert),
    await both("U", relation, (one, side) => tryUpdate(client, one, side, who)),
    await both("D", relation, (one, side) => tryDelete(client, one, side, who)),
  ];
  return marks.join("") || "-";
};

/** Every table and view of public, or those named. */
export const behaviour = async (client: pg.Client, only?: readonly string[]): Promise<Table> => {
  const identities = await readIdentities(client);
  const rows: string[][] = [];
  for (const relation of await readRelations(client)) {
    if (only && !only.includes(relation.name)) continue;
    const samples = await sampleRows(client, relation);
    const row = [relation.name];
    for (const who of identities) row.push(await cellFor(client, relation, samples, who));
    rows.push(row);
  }
  return { head: ["object", ...identities.map(({ label }) => label)], rows };
};

/** Where nothing is stored, nothing can be seen: such a table would prove nothing. */
export const unobserved = async (client: pg.Client): Promise<string[]> => {
  const gaps: string[] = [];
  for (const relation of await readRelations(client)) {
    const samples = await sampleRows(client, relation);
    const tenants = samples.filter(
      (sample) => relation.tenantColumn && sample[relation.tenantColumn],
    );
    const enough = relation.tenantColumn ? tenants.length >= 2 : samples.length >= 1;
    if (!enough)
      gaps.push(
        `${relation.name}: no rows of ${relation.tenantColumn ? "two tenants" : "any kind"}`,
      );
  }
  return gaps;
};
