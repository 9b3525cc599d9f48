import { App } from "@supabase/lite";
import pg from "pg";
import type { FetchService } from "./auth.ts";
import { type Database, withClient } from "./database.ts";
import { safeConnection } from "./lite-connection.ts";
import type { Secrets } from "./secrets.ts";

const login = "rest_stand_in";

/**
 * PostgREST reads the catalog whatever its login may do; the stand-in sees only what its login may
 * read. So it gets a login of its own, which can read but, without BYPASSRLS, sees no row.
 */
const createLogin = (database: Database, password: string): Promise<unknown> =>
  withClient(database.adminUrl, (client) =>
    client.query(`
      do $$ begin
        create role ${login} login noinherit;
      exception when duplicate_object then null;
      end $$;
      alter role ${login} password ${pg.escapeLiteral(password)};
      grant anon, authenticated, service_role to ${login};
      grant pg_read_all_data to ${login} with inherit true;
    `),
  );

/** PostgREST believes a valid token; the stand-in would also look its user up in tables it cannot read. */
const everyUserExists = {
  repo: { findUserById: async () => ({}), findSessionById: async () => ({}) },
};

/** Where no PostgREST binary exists for the platform: slower, and not complete, but it serves. */
export const startLiteRest = async (
  database: Database,
  secrets: Secrets,
): Promise<FetchService> => {
  await createLogin(database, secrets.dbPassword);
  const url = new URL(database.url);
  url.username = login;
  const connection = safeConnection(url.href);
  const app = new App({
    connection,
    auth: {
      enabled: true,
      jwt_secret: secrets.jwtSecret,
      publishable_key: secrets.publishableKey,
      secret_key: secrets.secretKey,
    },
    db: { driver: "postgres", migrations: { enabled: false } },
    options: { server: { admin: false, disableStudio: true, middlewares: [believeTokens] } },
  } as unknown as ConstructorParameters<typeof App>[0]);
  await app.init();
  return {
    fetch: async (request) => app.fetch(request, { peerAddress: null }),
    close: () => connection.close(),
  };
};

type Context = { readonly set: (name: string, value: unknown) => void };

const believeTokens = async (context: Context, next: () => Promise<void>): Promise<void> => {
  context.set("authService", everyUserExists);
  await next();
};
