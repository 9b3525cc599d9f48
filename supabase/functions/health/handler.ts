export type Deps = {
  readonly buildId: string;
  /** Asks the database something small; throws or says false when no answer came. */
  readonly isDatabaseReachable: () => Promise<boolean>;
  readonly log: (event: string, fields: Record<string, unknown>) => void;
};

/** For monitors, which hold no key: up or down and which build, nothing else. */
export const handler =
  (deps: Deps) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      const body = { error: "method_not_allowed", hint: "Send a GET." };
      return Response.json(body, { status: 405, headers: { allow: "GET, HEAD" } });
    }
    const reachable = await deps.isDatabaseReachable().catch(() => false);
    if (!reachable) deps.log("health_database_away", {});
    const body = {
      status: reachable ? "ok" : "down",
      build: deps.buildId,
      database: reachable ? "reachable" : "unreachable",
    };
    // 503, so that a monitor that reads the status alone sees it too.
    const status = reachable ? 200 : 503;
    const answer = Response.json(body, { status, headers: { "cache-control": "no-store" } });
    return request.method === "HEAD" ? new Response(null, answer) : answer;
  };
