import type pg from "pg";

export type Side = "own" | "foreign";

export type Relation = {
  readonly name: string;
  readonly isView: boolean;
  readonly tenantColumn: string | undefined;
  readonly columns: readonly string[];
  /** All that are not computed by the server. */
  readonly writable: readonly string[];
  readonly insertable: readonly string[];
  readonly updatable: readonly string[];
};

type Row = Omit<Relation, "tenantColumn">;

export const readRelations = async (client: pg.Client): Promise<Relation[]> => {
  const { rows } = await client.query<Row>(
    `select 'public.' || quote_ident(c.relname) as name, c.relkind = 'v' as "isView",
       array_agg(a.attname::text order by a.attnum) as columns,
       array_agg(a.attname::text order by a.attnum)
         filter (where a.attgenerated = '' and a.attidentity <> 'a') as writable,
       coalesce(array_agg(a.attname::text order by a.attnum) filter
         (where has_column_privilege('authenticated', c.oid, a.attnum, 'INSERT')
            and a.attgenerated = ''), '{}') as insertable,
       coalesce(array_agg(a.attname::text order by a.attnum) filter
         (where has_column_privilege('authenticated', c.oid, a.attnum, 'UPDATE')
            and a.attgenerated = '' and a.attidentity <> 'a'), '{}') as updatable
     from pg_class as c
     join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
       and not c.relispartition
     group by c.oid, c.relname, c.relkind order by 1`,
  );
  return rows.map((row) => ({ ...row, tenantColumn: tenantColumnOf(row) }));
};

const tenantColumnOf = ({ name, columns }: Row): string | undefined => {
  if (columns.includes("tenant_id")) return "tenant_id";
  return name === "public.tenants" ? "id" : undefined;
};

/** One row of each tenant, as the owner sees it, to try inserts with. */
export const sampleRows = async (
  client: pg.Client,
  { name, tenantColumn }: Relation,
): Promise<Record<string, unknown>[]> => {
  const by = tenantColumn ? `distinct on (t.${tenantColumn})` : "";
  const order = tenantColumn ? `order by t.${tenantColumn}` : "limit 1";
  const { rows } = await client.query<{ row: Record<string, unknown> }>(
    `select ${by} to_jsonb(t) as row from ${name} as t ${order}`,
  );
  return rows.map(({ row }) => row);
};
