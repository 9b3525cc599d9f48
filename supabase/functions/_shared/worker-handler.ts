import { refuse } from "./answer.ts";
import { bearerOf, isOneOf } from "./bearer.ts";

export type WorkerDeps<Summary extends object> = {
  /** Any of these, as a bearer token, may start a run. */
  readonly tokens: readonly string[];
  readonly run: () => Promise<Summary | { readonly error: string }>;
  /** Work that goes on after the answer. */
  readonly later: (work: Promise<unknown>) => void;
  readonly log: (event: string, fields: Record<string, unknown>) => void;
};

const MAX_BODY_BYTES = 1024;

const wantsBackground = async (request: Request): Promise<boolean> => {
  const body = (await request.json().catch(() => null)) as { background?: unknown } | null;
  return body?.background === true;
};

/**
 * A function that does what is due. The scheduler calls it and waits; whoever has just queued
 * something wakes it with `{"background": true}` and does not wait: it has customers of its own.
 */
export const workerHandler =
  <Summary extends object>(deps: WorkerDeps<Summary>) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== "POST") return refuse(405, "method_not_allowed", "Send a POST.");
    if (Number(request.headers.get("content-length") ?? "0") > MAX_BODY_BYTES) {
      return refuse(413, "body_too_large", "Send at most 1 kB.");
    }
    const token = bearerOf(request.headers.get("authorization")) ?? "";
    if (!(await isOneOf(token, deps.tokens))) {
      deps.log("run_refused", { reason: "token" });
      return refuse(401, "token_invalid", "Send a key of the service or the dispatch token.");
    }
    const isBackground = await wantsBackground(request);
    const run = deps.run();
    if (isBackground) {
      deps.later(run);
      return Response.json({ status: "started" }, { status: 202 });
    }
    const result = await run;
    // The caller's next tick is the retry.
    if ("error" in result) {
      return refuse(503, "try_again", "The database did not answer; nothing was lost.");
    }
    return Response.json(result);
  };
