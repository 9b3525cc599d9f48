import pg from "pg";
import type { Identity } from "./identities.ts";
import type { Relation, Side } from "./relations.ts";

/** done: rows were seen or changed. rule: reached, then refused by a trigger or a constraint. */
export type Verdict = "done" | "rule" | "no";

const insufficientPrivilege = "42501";
/** A view that nobody can write, and an update of no row that a rule reports as not found. */
const nothingReached = new Set(["55000", "0A000", "PT404"]);

const verdictOf = (error: unknown): Verdict => {
  if (!(error instanceof pg.DatabaseError) || !error.code) throw error;
  return error.code === insufficientPrivilege || nothingReached.has(error.code) ? "no" : "rule";
};

/** As the API does it: the role, the claims, one transaction; never kept. */
export const asIdentity = async (
  client: pg.Client,
  { role, userId }: Identity,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Verdict> => {
  const claims = JSON.stringify({ role, ...(userId ? { sub: userId } : {}) });
  const settings = `select set_config('request.jwt.claims', ${pg.escapeLiteral(claims)}, true)`;
  try {
    await client.query(`begin; ${settings}; set local role ${role}`);
    const { rowCount } = await client.query(sql, [...values]);
    return (rowCount ?? 0) > 0 ? "done" : "no";
  } catch (error) {
    return verdictOf(error);
  } finally {
    await client.query("rollback");
  }
};

const quoted = pg.escapeIdentifier;

const condition = ({ tenantColumn }: Relation, side: Side, { runsPlatform }: Identity): string => {
  if (!tenantColumn) return "true";
  const own = `(${quoted(tenantColumn)} = any ($1::uuid[])`;
  const platform = ` or (${quoted(tenantColumn)} is null and ${runsPlatform}))`;
  return side === "own" ? own + platform : `not coalesce(${own}${platform}, false)`;
};

const parameters = ({ tenantColumn }: Relation, { tenants }: Identity): unknown[] =>
  tenantColumn ? [tenants] : [];

export const trySelect = (
  client: pg.Client,
  relation: Relation,
  side: Side,
  who: Identity,
): Promise<Verdict> =>
  asIdentity(
    client,
    who,
    `select 1 from ${relation.name} where ${condition(relation, side, who)} limit 1`,
    parameters(relation, who),
  );

export const tryUpdate = (
  client: pg.Client,
  relation: Relation,
  side: Side,
  who: Identity,
): Promise<Verdict> => {
  const columns =
    relation.updatable.length > 0 ? relation.updatable : relation.writable.slice(0, 1);
  const same = columns.map((name) => `${quoted(name)} = ${quoted(name)}`).join(", ");
  const sql = `update ${relation.name} set ${same} where ${condition(relation, side, who)}`;
  return asIdentity(client, who, sql, parameters(relation, who));
};

export const tryDelete = (
  client: pg.Client,
  relation: Relation,
  side: Side,
  who: Identity,
): Promise<Verdict> =>
  asIdentity(
    client,
    who,
    `delete from ${relation.name} where ${condition(relation, side, who)}`,
    parameters(relation, who),
  );

/** A copy of an existing row under a new id: what RLS lets pass may still meet a unique index. */
export const tryInsert = (
  client: pg.Client,
  relation: Relation,
  sample: Readonly<Record<string, unknown>>,
  who: Identity,
): Promise<Verdict> => {
  const columns = relation.insertable.length > 0 ? relation.insertable : relation.writable;
  const list = columns.map(quoted).join(", ");
  const row = { ...sample, ...(typeof sample.id === "string" ? { id: crypto.randomUUID() } : {}) };
  const sql = `insert into ${relation.name} (${list}) overriding system value
    select ${list} from jsonb_populate_record(null::${relation.name}, $1)`;
  return asIdentity(client, who, sql, [JSON.stringify(row)]);
};
