import { opsHealth } from "./schema.ts";

const TIMEOUT_MS = 2_000;

export type Health = {
  readonly database: boolean;
  /** silent: nothing ran for too long, so that no check looks and nobody is told. */
  readonly scheduler: "ok" | "silent" | "unknown";
  readonly heartbeatAgeSeconds: number | null;
};

/**
 * Asks the watch about itself. Whatever the API answers below 500, even a refusal, it answers with
 * the database behind it; without, it says 503.
 */
export const readHealth =
  (baseUrl: string, headers: Record<string, string>, send: typeof fetch = fetch) =>
  async (): Promise<Health> => {
    const response = await send(`${baseUrl}/rest/v1/rpc/ops_health`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: "{}",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status >= 500) {
      await response.body?.cancel();
      return { database: false, scheduler: "unknown", heartbeatAgeSeconds: null };
    }
    const parsed = opsHealth.safeParse(await response.json().catch(() => null));
    if (!parsed.success) return { database: true, scheduler: "unknown", heartbeatAgeSeconds: null };
    return {
      database: true,
      scheduler: parsed.data.status === "down" ? "silent" : "ok",
      heartbeatAgeSeconds: parsed.data.heartbeat_age_seconds,
    };
  };
