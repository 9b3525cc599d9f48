import { App } from "@supabase/lite";
import type { FetchService } from "./auth.ts";
import { safeConnection } from "./lite-connection.ts";

/** Where no PostgREST binary exists for the platform: slower, and not complete, but it serves. */
export const startLiteRest = async (dbUrl: string, jwtSecret: string): Promise<FetchService> => {
  const connection = safeConnection(dbUrl);
  const app = new App({
    connection,
    auth: { enabled: false, jwt_secret: jwtSecret },
    db: { driver: "postgres", migrations: { enabled: false } },
    options: { server: { apiKeys: false, admin: false, disableStudio: true } },
  } as unknown as ConstructorParameters<typeof App>[0]);
  await app.init();
  return {
    fetch: async (request) => app.fetch(request, { peerAddress: null }),
    close: () => connection.close(),
  };
};
