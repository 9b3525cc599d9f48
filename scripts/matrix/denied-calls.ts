import type pg from "pg";
import { ourSchemasSql } from "../stack/modules.ts";

type Routine = { readonly name: string; readonly call: string };

/** Functions of ours that anon may not execute, as calls with nulls. */
const deniedToAnon = async (client: pg.Client): Promise<Routine[]> => {
  const { rows } = await client.query<Routine>(
    `select p.oid::regprocedure::text as name,
       format('%s %I.%I(%s)', case p.prokind when 'p' then 'call' else 'select' end,
         n.nspname, p.proname,
         (select string_agg(
            case when p.provariadic <> 0 and a.position = p.pronargs then 'variadic ' else '' end
            || 'null::' || format_type(a.type, null), ', ' order by a.position)
          from unnest(p.proargtypes) with ordinality as a (type, position))) as call
     from pg_proc as p
     join pg_namespace as n on n.oid = p.pronamespace
     where n.nspname in ${ourSchemasSql}
       and p.prorettype <> 'trigger'::regtype and p.prokind in ('f', 'p')
     order by 1`,
  );
  return rows;
};

const startedAt = async (client: pg.Client): Promise<string> => {
  const { rows } = await client.query<{ at: string }>(
    "select pg_postmaster_start_time()::text as at",
  );
  return rows[0]?.at ?? "";
};

/** The SQLSTATE of one call as anon; none when it went through. */
const codeOf = async (client: pg.Client, call: string): Promise<string | undefined> => {
  await client.query("begin");
  try {
    await client.query("set local role anon");
    await client.query(call);
    return undefined;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : "unknown";
  } finally {
    await client.query("rollback");
  }
};

/**
 * Some hosted builds crash the whole server when an API role calls what it may not execute:
 * each refusal must be an ordinary error, and the server the same one as before.
 */
export const deniedCallComplaints = async (
  client: pg.Client,
): Promise<{ readonly tried: number; readonly complaints: string[] }> => {
  const before = await startedAt(client);
  const complaints: string[] = [];
  const routines = await deniedToAnon(client);
  for (const { name, call } of routines) {
    const code = await codeOf(client, call);
    if (code !== "42501") complaints.push(`${name} as anon: ${code ?? "executed"}, expected 42501`);
  }
  if ((await startedAt(client)) !== before) complaints.push("The server restarted meanwhile.");
  return { tried: routines.length, complaints };
};
