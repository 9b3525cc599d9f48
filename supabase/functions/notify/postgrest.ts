import type { Result } from "./dispatch.ts";

const TIMEOUT_MS = 10_000;

/** Calls a door of the database as the service. */
export const postgrest =
  (baseUrl: string, serviceHeaders: Record<string, string>) =>
  async (name: string, args: Record<string, unknown>): Promise<Result> => {
    try {
      const response = await fetch(`${baseUrl}/rest/v1/rpc/${name}`, {
        method: "POST",
        headers: { ...serviceHeaders, "content-type": "application/json" },
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
