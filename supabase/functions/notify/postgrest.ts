import type { Result } from "./dispatch.ts";

const TIMEOUT_MS = 10_000;

/** Calls a door of the database with the service's key. */
export const postgrest =
  (baseUrl: string, key: string) =>
  async (name: string, args: Record<string, unknown>): Promise<Result> => {
    try {
      const response = await fetch(`${baseUrl}/rest/v1/rpc/${name}`, {
        method: "POST",
        headers: {
          apikey: key,
          "content-type": "application/json",
          // A key of the new kind is not a JWT and does not belong in Authorization.
          ...(key.split(".").length === 3 ? { authorization: `Bearer ${key}` } : {}),
        },
        body: JSON.stringify(args),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await response.text();
      const data: unknown = text === "" ? null : JSON.parse(text);
      if (response.ok) return { data, error: null };
      const message = (data as { message?: unknown } | null)?.message;
      return {
        data: null,
        error: typeof message === "string" ? message : `http_${response.status}`,
      };
    } catch (cause) {
      return { data: null, error: cause instanceof Error ? cause.name : "unknown" };
    }
  };
