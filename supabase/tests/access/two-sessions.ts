import { randomUUID } from "node:crypto";
import { Client, type QueryResultRow } from "pg";

export type Session = {
  readonly client: Client;
  readonly pid: number;
  readonly query: <Row extends QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>;
  readonly begin: (userId?: string, isolation?: string) => Promise<void>;
  readonly commit: () => Promise<void>;
  readonly rollback: () => Promise<void>;
  readonly end: () => Promise<void>;
};

export const openSession = async (): Promise<Session> => {
  const client = new Client({ connectionString: process.env.VIGIE_DB_URL });
  await client.connect();
  const query = async <Row extends QueryResultRow>(sql: string, values: unknown[] = []) =>
    (await client.query<Row>(sql, values)).rows;
  const [self] = await query<{ pid: number }>("select pg_backend_pid() as pid");
  return {
    client,
    pid: self?.pid ?? 0,
    query,
    begin: async (userId, isolation = "read committed") => {
      await client.query(`begin isolation level ${isolation}`);
      if (userId === undefined) return;
      const claims = JSON.stringify({ sub: userId, role: "authenticated" });
      await client.query("select set_config('request.jwt.claims', $1, true)", [claims]);
      await client.query("set local role authenticated");
    },
    commit: async () => void (await client.query("commit")),
    rollback: async () => void (await client.query("rollback")),
    end: () => client.end(),
  };
};

/** Resolves once the other session waits for a lock, so that a race is arranged and not hoped for. */
export const untilBlocked = async (observer: Session, pid: number): Promise<void> => {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const [row] = await observer.query<{ blocked: boolean }>(
      "select cardinality(pg_blocking_pids($1)) > 0 as blocked",
      [pid],
    );
    if (row?.blocked) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`session ${pid} never waited`);
};

/** The message key of the error, or "ok". */
export const outcome = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return "ok";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

export type Company = {
  readonly tenantId: string;
  readonly siteId: string;
  readonly member: (role: string, siteId?: string | null) => Promise<Person>;
  readonly account: () => Promise<{ readonly userId: string; readonly email: string }>;
};

export type Person = { readonly userId: string; readonly email: string; readonly profilId: string };

export const openCompany = async (system: Session): Promise<Company> => {
  const tenantId = randomUUID();
  const siteId = randomUUID();
  await system.query(
    "insert into public.tenants (id, slug, name, domain) values ($1, $2, 'Race', 'depot')",
    [tenantId, `race-${tenantId}`],
  );
  await system.query(
    `insert into public.sites (tenant_id, id, kind, code, name)
     values ($1, $2, 'depot', 'RACE', 'Race')`,
    [tenantId, siteId],
  );
  const account = async () => {
    const userId = randomUUID();
    const email = `${userId}@race.test`;
    await system.query(
      "insert into auth.users (id, email, email_confirmed_at) values ($1, $2, now())",
      [userId, email],
    );
    return { userId, email };
  };
  const member = async (role: string, site: string | null = null) => {
    const { userId, email } = await account();
    const [row] = await system.query<{ id: string }>(
      `insert into public.profils (tenant_id, user_id, role, site_id, nom_complet)
       values ($1, $2, $3, $4, $3) returning id`,
      [tenantId, userId, role, site],
    );
    return { userId, email, profilId: row?.id ?? "" };
  };
  return { tenantId, siteId, account, member };
};
