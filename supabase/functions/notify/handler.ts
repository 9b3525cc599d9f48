import { type DispatchDeps, dispatch } from "./dispatch.ts";

export type Deps = DispatchDeps & {
  /** Any of these, as a bearer token, may start a run. */
  readonly tokens: readonly string[];
};

const MAX_BODY_BYTES = 1024;

/** Sends what is due. Called by the scheduler; it says nothing that the caller could not count. */
export const handler =
  (deps: Deps) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== "POST") return refuse(405, "method_not_allowed", "Send a POST.");
    if (Number(request.headers.get("content-length") ?? "0") > MAX_BODY_BYTES) {
      return refuse(413, "body_too_large", "The body is not used: send none.");
    }
    if (!(await isAllowed(request.headers.get("authorization"), deps.tokens))) {
      deps.log("notify_refused", { reason: "token" });
      return refuse(
        401,
        "token_invalid",
        "Send the secret key or the dispatch token as a bearer token.",
      );
    }
    const result = await dispatch(deps);
    if ("error" in result) {
      deps.log("notify_failed", { error: result.error });
      // The caller's next tick is the retry.
      return refuse(503, "try_again", "The database did not answer; nothing was lost.");
    }
    if (result.claimed > 0) deps.log("notify_run", { ...result });
    return Response.json(result);
  };

const refuse = (status: number, error: string, hint: string): Response =>
  Response.json({ error, hint }, { status });

const digest = async (text: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));

/** Digests have one length, and every byte of every one is looked at: time tells nothing. */
const isAllowed = async (header: string | null, tokens: readonly string[]): Promise<boolean> => {
  const given = await digest(/^Bearer (.+)$/i.exec(header ?? "")?.[1] ?? "");
  let allowed = false;
  for (const token of tokens) {
    const expected = await digest(token);
    let difference = 0;
    expected.forEach((byte, index) => {
      difference |= byte ^ (given[index] ?? 0);
    });
    if (difference === 0) allowed = true;
  }
  return allowed && header !== null;
};
