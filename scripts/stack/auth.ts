import { App } from "@supabase/lite";
import type { PostgresConnection } from "@supabase/lite/postgres";
import { safeConnection } from "./lite-connection.ts";
import type { AuthSettings } from "./project-config.ts";

export type FetchService = {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly close: () => Promise<void>;
};

export type AuthOptions = {
  readonly url: string;
  readonly jwtSecret: string;
  readonly siteUrl: string;
  readonly settings: AuthSettings;
};

const createApp = (options: AuthOptions, connection: PostgresConnection) =>
  new App({
    connection,
    auth: {
      enabled: true,
      jwt_secret: options.jwtSecret,
      jwt_expiry: options.settings.jwtExpiry,
      site_url: options.siteUrl,
      enable_signup: options.settings.signup,
      minimum_password_length: options.settings.minimumPasswordLength,
      email: { enable_signup: options.settings.signup, enable_confirmations: false },
    },
    // The CLI keeps the history of migrations, in a schema of its own.
    db: { driver: "postgres", migrations: { enabled: false } },
    // The gateway in front checks the keys, for every service alike.
    options: { server: { apiKeys: false, admin: false, disableStudio: true } },
  } as unknown as ConstructorParameters<typeof App>[0]);

/** The Auth tables, as the Auth service of a hosted project owns them. */
export const installAuthSchema = async (options: AuthOptions): Promise<void> => {
  const connection = safeConnection(options.url);
  await createApp(options, connection).ensureSystemSchema();
  await connection.close();
};

export const startAuth = async (options: AuthOptions): Promise<FetchService> => {
  const connection = safeConnection(options.url);
  const app = createApp(options, connection);
  await app.init();
  return {
    fetch: async (request) => app.fetch(request, { peerAddress: null }),
    close: () => connection.close(),
  };
};
