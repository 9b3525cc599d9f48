import type { Health } from "./probe.ts";

export type Deps = {
  readonly buildId: string;
  /** Asks the database about itself and its scheduler; throws when no answer came. */
  readonly readHealth: () => Promise<Health>;
  readonly log: (event: string, fields: Record<string, unknown>) => void;
};

const AWAY: Health = { database: false, scheduler: "unknown", heartbeatAgeSeconds: null };

/** For monitors, which hold no key: up or down, which build, and whether the watch itself is awake. */
export const handler =
  (deps: Deps) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      const body = { error: "method_not_allowed", hint: "Send a GET." };
      return Response.json(body, { status: 405, headers: { allow: "GET, HEAD" } });
    }
    const health = await deps.readHealth().catch(() => AWAY);
    const isWell = health.database && health.scheduler !== "silent";
    if (!isWell) deps.log("health_down", { ...health });
    const body = {
      status: isWell ? "ok" : "down",
      build: deps.buildId,
      database: health.database ? "reachable" : "unreachable",
      scheduler: health.scheduler,
      heartbeat_age_seconds: health.heartbeatAgeSeconds,
    };
    // 503 for both: a dead scheduler opens no alert of its own, only someone outside can tell.
    const status = isWell ? 200 : 503;
    const answer = Response.json(body, { status, headers: { "cache-control": "no-store" } });
    return request.method === "HEAD" ? new Response(null, answer) : answer;
  };
