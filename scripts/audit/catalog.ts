import pg from "pg";
import type { Action, AuditObject, Held, RoutineArg } from "./types.ts";

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
    ) as columns,
    array(
      select a.attname::text from pg_catalog.pg_attribute as a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and not has_table_privilege('authenticated', c.oid, 'SELECT')
        and has_column_privilege('authenticated', c.oid, a.attnum, 'SELECT')
      order by a.attnum
    ) as readable,
    array(
      select k.command from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) as k (command)
      where has_schema_privilege('anon', n.oid, 'USAGE')
        and case k.command
          when 'DELETE' then has_table_privilege('anon', c.oid, k.command)
          else has_any_column_privilege('anon', c.oid, k.command)
        end
    ) as anon_may,
    c.relkind = 'm' or c.relkind = 'v' and not coalesce((
      select o.option_value::boolean from pg_catalog.pg_options_to_table(c.reloptions) as o
      where o.option_name = 'security_invoker'
    ), false) as owners_rights
  from pg_catalog.pg_class as c
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f')
    and n.nspname !~ '^pg_' and n.nspname <> all ($1)
    -- What an extension brought into public is served like everything else there.
    and (n.nspname = 'public' or not exists (
      select from pg_catalog.pg_depend as d
      where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
    ))
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
    ) as args,
    case
      when has_schema_privilege('anon', n.oid, 'USAGE')
        and has_function_privilege('anon', p.oid, 'EXECUTE') then array['EXECUTE']
      else '{}'
    end as anon_may,
    p.prosecdef as owners_rights
  from pg_catalog.pg_proc as p
  join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
  left join lateral unnest(p.proargtypes::oid[]) with ordinality as a (type_oid, position) on true
  where n.nspname !~ '^pg_' and n.nspname <> all ($1)
    and p.prokind in ('f', 'p')
    and p.prorettype <> 'pg_catalog.trigger'::regtype
    and (
      not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
      )
      -- Of an extension in public: what PostgREST can call, by the names of its arguments or by the
      -- one argument that takes the whole body.
      or n.nspname = 'public' and (
        p.pronargs = cardinality(array_remove(coalesce(p.proargnames[1:p.pronargs], '{}'), ''))
        or p.pronargs = 1 and p.proargtypes[0]::regtype::text
          = any (array['bytea', 'json', 'jsonb', 'text', 'xml'])
      )
    )
  group by n.oid, n.nspname, p.proname, p.oid
  order by 1, 2, pg_get_function_identity_arguments(p.oid)`;

type HeldRow = { schema: string; name: string; anon_may: Action[]; owners_rights: boolean };
type RelationRow = HeldRow & { columns: string[]; readable: string[] };
type RoutineRow = HeldRow & { args: RoutineArg[] };

const held = ({ anon_may, owners_rights }: HeldRow): Held => ({
  ...(anon_may.length > 0 ? { anonMay: anon_may } : {}),
  ...(owners_rights ? { ownersRights: true } : {}),
});

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
      ...relations.rows.map((row) => ({
        kind: "relation" as const,
        schema: row.schema,
        name: row.name,
        columns: row.columns,
        ...(row.readable.length > 0 ? { readable: row.readable } : {}),
        ...held(row),
      })),
      ...routines.rows.map((row) => ({
        kind: "routine" as const,
        schema: row.schema,
        name: row.name,
        args: row.args,
        ...held(row),
      })),
    ];
  } finally {
    await client.end();
  }
};
