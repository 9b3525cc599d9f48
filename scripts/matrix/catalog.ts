import type pg from "pg";
import { moduleSchemas } from "../stack/modules.ts";
import type { Table } from "./render.ts";

export const apiRoles = ["anon", "authenticated", "service_role"] as const;

const schemas = ["public", ...moduleSchemas];

/** Privileges as the server decides them: through PUBLIC and through roles inherited, too. */
const relationsSql = `
  select n.nspname || '.' || c.relname as name, c.relkind as kind, c.relrowsecurity as rls,
    coalesce('security_invoker=true' = any (c.reloptions), false) as invoker,
    r.role, p.privilege,
    has_table_privilege(r.role, c.oid, p.privilege) as on_table,
    (select array_agg(a.attname::text order by a.attnum)
     from pg_attribute as a
     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       and p.privilege in ('SELECT', 'INSERT', 'UPDATE')
       and has_column_privilege(r.role, c.oid, a.attnum, p.privilege)) as columns
  from pg_class as c
  join pg_namespace as n on n.oid = c.relnamespace
  cross join unnest($2::text[]) with ordinality as r (role, role_position)
  cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'])
    with ordinality as p (privilege, position)
  where n.nspname = any ($1) and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
  order by n.nspname <> 'public', 1, r.role_position, p.position`;

type Privilege = {
  readonly name: string;
  readonly kind: string;
  readonly rls: boolean;
  readonly invoker: boolean;
  readonly role: string;
  readonly privilege: string;
  readonly on_table: boolean;
  readonly columns: string[] | null;
};

const letters: Readonly<Record<string, string>> = {
  SELECT: "S",
  INSERT: "I",
  UPDATE: "U",
  DELETE: "D",
  TRUNCATE: "T",
  REFERENCES: "R",
  TRIGGER: "G",
};

const kinds: Readonly<Record<string, string>> = {
  r: "table",
  p: "table, partitioned",
  v: "view",
  m: "materialized view",
  f: "foreign table",
};

const shown = ({ privilege, on_table, columns }: Privilege): string => {
  const letter = letters[privilege] ?? privilege;
  if (on_table) return letter;
  return columns ? `${letter}(${columns.join(", ")})` : "";
};

const grantsOf = (rows: readonly Privilege[], role: string): string =>
  rows
    .filter((row) => row.role === role)
    .map(shown)
    .filter(Boolean)
    .join(" ") || "-";

const kindOf = ({ kind, invoker }: Privilege): string =>
  `${kinds[kind] ?? kind}${kind === "v" ? (invoker ? ", invoker" : ", OWNER'S RIGHTS") : ""}`;

export const relations = async (client: pg.Client): Promise<Table> => {
  const { rows } = await client.query<Privilege>(relationsSql, [schemas, apiRoles]);
  const names = [...new Set(rows.map(({ name }) => name))];
  const body = names.flatMap((name) => {
    const own = rows.filter((row) => row.name === name);
    const [first] = own;
    const grants = apiRoles.map((role) => grantsOf(own, role));
    // What lives in a module and is granted to nobody is inside: it is no part of the contract.
    if (!first || (!name.startsWith("public.") && grants.every((text) => text === "-"))) return [];
    const rls = first.kind === "v" ? "" : first.rls ? "on" : "OFF";
    return [[name, kindOf(first), rls, ...grants]];
  });
  return { head: ["object", "kind", "RLS", ...apiRoles], rows: body };
};

export const policies = async (client: pg.Client): Promise<Table> => {
  const { rows } = await client.query<
    Record<"name" | "policy" | "cmd" | "roles" | "using" | "check", string>
  >(
    `select schemaname || '.' || tablename as name, policyname as policy, lower(cmd) as cmd,
       array_to_string(roles, ', ') || case permissive when 'PERMISSIVE' then '' else ' (restrictive)' end as roles,
       coalesce(qual, '') as using, coalesce(with_check, '') as check
     from pg_policies where schemaname = any ($1) order by 1, 2`,
    [schemas],
  );
  return {
    head: ["table", "policy", "command", "roles", "using", "with check"],
    rows: rows.map((row) => [row.name, row.policy, row.cmd, row.roles, row.using, row.check]),
  };
};

export const functions = async (client: pg.Client): Promise<Table> => {
  const { rows } = await client.query<{ name: string; security: string; roles: string[] }>(
    `select format('%s.%s(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as name,
       case when p.prosecdef then 'definer' else 'invoker' end as security,
       array(select r from unnest($2::text[]) with ordinality as u (r, position)
             where has_function_privilege(r, p.oid, 'EXECUTE') order by position) as roles
     from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
     where n.nspname = any ($1) and p.prorettype <> 'trigger'::regtype
     order by n.nspname <> 'public', 1`,
    [schemas, apiRoles],
  );
  const reachable = rows.filter(
    ({ name, roles }) => roles.length > 0 || name.startsWith("public."),
  );
  return {
    head: ["function", "security", ...apiRoles],
    rows: reachable.map(({ name, security, roles }) => [
      name,
      security,
      ...apiRoles.map((role) => (roles.includes(role) ? "X" : "-")),
    ]),
  };
};

export const schemaUsage = async (client: pg.Client): Promise<Table> => {
  const { rows } = await client.query<{ name: string; roles: string[] }>(
    `select n.nspname as name,
       array(select r from unnest($2::text[]) as r where has_schema_privilege(r, n.oid, 'USAGE')) as roles
     from pg_namespace as n where n.nspname = any ($1) order by n.nspname <> 'public', 1`,
    [schemas, apiRoles],
  );
  return {
    head: ["schema", ...apiRoles],
    rows: rows.map(({ name, roles }) => [
      name,
      ...apiRoles.map((role) => (roles.includes(role) ? "usage" : "-")),
    ]),
  };
};

/** What an object that a migration makes tomorrow would be granted, without anybody's decision. */
export const defaultPrivileges = async (client: pg.Client): Promise<Table> => {
  const { rows } = await client.query<Record<"place" | "kind" | "role" | "privileges", string>>(
    `select coalesce(n.nspname::text, 'every schema') as place,
       case d.defaclobjtype when 'r' then 'tables' when 'f' then 'functions' when 'S' then 'sequences'
         when 'T' then 'types' else 'schemas' end as kind,
       case when a.grantee = 0 then 'public' else pg_get_userbyid(a.grantee) end as role,
       string_agg(a.privilege_type, ', ' order by a.privilege_type) as privileges
     from pg_default_acl as d
     left join pg_namespace as n on n.oid = d.defaclnamespace
     cross join aclexplode(d.defaclacl) as a
     where d.defaclrole = 'postgres'::regrole and a.grantee <> 'postgres'::regrole
     group by 1, 2, 3 order by 1, 2, 3`,
  );
  return {
    head: ["in", "new", "role", "privileges"],
    rows: rows.map(({ place, kind, role, privileges }) => [place, kind, role, privileges]),
  };
};
