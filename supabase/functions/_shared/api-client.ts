import { z } from "zod";
import { refuse } from "./answer.ts";
import { isServerAway, type Rpc } from "./rpc.ts";

const client = z.object({
  ok: z.literal(true),
  // guid: Postgres takes ids of any variant, and the demo companies have such.
  client_id: z.guid(),
  tenant_id: z.guid().nullish(),
  site_id: z.guid().nullish(),
  name: z.string().nullish(),
  scopes: z.array(z.string()).nullish(),
  token_expires_at: z.string().nullish(),
  contract_version: z.string().nullish(),
});
const answer = z.discriminatedUnion("ok", [
  client,
  z.object({ ok: z.literal(false), reason: z.enum(["AUTH_DENY", "SCOPE_DENY"]) }),
]);
export type ApiClient = z.infer<typeof client>;

type Deps = {
  readonly rpc: Rpc;
  readonly log: (event: string, fields: Record<string, unknown>) => void;
};
type Asked = {
  /** Hex SHA-256: the token itself goes nowhere. */
  readonly tokenHash: string;
  readonly scope: string;
  readonly endpoint: string;
  readonly ip: string;
};

/** Whose token this is, or the refusal, which the database has logged. */
export const authenticate = async (deps: Deps, asked: Asked): Promise<ApiClient | Response> => {
  const reply = await deps.rpc("authenticate_api_client", {
    token_hash: asked.tokenHash,
    scope: asked.scope,
    endpoint: asked.endpoint,
    ip: asked.ip,
  });
  const parsed = answer.safeParse(reply.data);
  if (reply.error !== null || !parsed.success) {
    const away = reply.error === null || isServerAway(reply.error);
    deps.log("client_unknown", { away, code: reply.error?.code ?? null });
    return refuse(503, "try_again", "Nothing was acknowledged: send it again.");
  }
  if (parsed.data.ok) return parsed.data;
  return parsed.data.reason === "SCOPE_DENY"
    ? refuse(403, "scope_denied", `The client needs the scope ${asked.scope}.`, {
        code: "SCOPE_DENY",
      })
    : refuse(401, "token_invalid", "Send a valid token as a bearer token.", { code: "AUTH_DENY" });
};
