import pg from "pg";
import type { AuditObject, RoutineArg } from "./types.ts";

// Platform schemas belong to Supabase or Postgres: their exposure is the platform's, and none is served by the API.
const PLATFORM_SCHEMAS = [
  "auth",
  "cron",
  "extensions",
  "graphql",
  "graphql_public",
  "information_schema",
  "net",
  "pgbouncer",
  "pgsodium",
  "pgsodium_masks",
  "realtime",
  "storage",
  "supabase_functions",
  "supabase_migrations",
  "vault",
];

const RELATIONS = `
  select n.nspname as schema, c.relname as name,
    array(
      select a.attname::text from pg_catalog.pg_attribute as a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      -- First those that a statement may set: Postgres refuses the others before it looks at rights.
      order by a.attidentity = 'a' or a.attgenerated <> '', a.attnum
    ) as columns
  from pg_catalog.pg_class as c
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f')
    and n.nspname !~ '^pg_' and n.nspname <> all ($1)
    and not exists (
      select from pg_catalog.pg_depend as d
      where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
    )
  order by 1, 2`;

const ROUTINES = `
  select n.nspname as schema, p.proname as name,
    coalesce(
      jsonb_agg(
        jsonb_build_object(
          'name', coalesce(p.proargnames[a.position], ''),
          'type', pg_catalog.format_type(a.type_oid, null),
          'hasDefault', a.position > p.pronargs - p.pronargdefaults
        ) order by a.position
      ) filter (where a.type_oid is not null),
      '[]'
    ) as args
  from pg_catalog.pg_proc as p
  join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
  left join lateral unnest(p.proargtypes::oid[]) with ordinality as a (type_oid, position) on true
  where n.nspname !~ '^pg_' and n.nspname <> all ($1)
    and p.prokind in ('f', 'p')
    and p.prorettype <> 'pg_catalog.trigger'::regtype
    and not exists (
      select from pg_catalog.pg_depend as d
      where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
    )
  group by n.nspname, p.proname, p.oid
  order by 1, 2`;

type RelationRow = { schema: string; name: string; columns: string[] };
type RoutineRow = { schema: string; name: string; args: RoutineArg[] };

/** Every relation and routine that is ours, from the catalog itself: the API is not asked what it hides. */
export const enumerateCatalog = async (dbUrl: string): Promise<AuditObject[]> => {
  const client = new pg.Client({ connectionString: dbUrl });
  await client.connect();
  try {
    const relations = await client.query<RelationRow>(RELATIONS, [PLATFORM_SCHEMAS]);
    const routines = await client.query<RoutineRow>(ROUTINES, [PLATFORM_SCHEMAS]);
    // A table made by hand a second ago is unknown to PostgREST until it reloads, and would look closed.
    await client.query("notify pgrst, 'reload schema'");
    return [
      ...relations.rows.map((row) => ({ kind: "relation" as const, ...row })),
      ...routines.rows.map((row) => ({ kind: "routine" as const, ...row })),
    ];
  } finally {
    await client.end();
  }
};
