import { refuse } from "../_shared/answer.ts";
import { type ApiClient, authenticate } from "../_shared/api-client.ts";
import { rateLimited } from "../_shared/rate-limit.ts";
import { correlationOf, ipOf, queryToken, tokenIn } from "../_shared/request-facts.ts";
import type { Rpc } from "../_shared/rpc.ts";
import { tokenHashOf } from "../_shared/sha256.ts";

export type Deps = {
  readonly rpc: Rpc;
  readonly trustedHops: number;
  readonly log: (event: string, fields: Record<string, unknown>) => void;
};

/** `/admin/ping`, `/v1/admin/ping`, and the same behind the function's own name. */
const pingPath = /^(?:\/functions\/v1)?(?:\/admin)?(?:\/v1)?\/admin\/ping\/?$/;

/** Whoever sees this has a token that works, and learns whose it is and until when. */
const pong = async (deps: Deps, request: Request, client: ApiClient): Promise<Response> => {
  const correlation = correlationOf(request.headers);
  const logged = await deps.rpc("log_security_event", {
    event_type: "ADMIN_PING",
    tenant_id: client.tenant_id,
    site_id: client.site_id,
    payload: { client_id: client.client_id },
    correlation_id: correlation,
  });
  // What administrators do leaves a trace, or is not done.
  if (logged.error !== null) return refuse(503, "try_again", "The database did not answer.");
  const { client_id, tenant_id, site_id, name, scopes, token_expires_at } = client;
  const facts = { client_id, tenant_id, site_id, name, scopes, token_expires_at };
  const headers = { "cache-control": "no-store", "x-correlation-id": correlation };
  return Response.json({ status: "ok", ...facts }, { headers });
};

/** What programs with the scope `admin:read` ask. */
export const handler =
  (deps: Deps) =>
  async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    if (!pingPath.test(url.pathname)) return refuse(404, "path_unknown", "Use /admin/ping.");
    if (request.method !== "GET") {
      return refuse(405, "method_not_allowed", "Send a GET.", {}, { allow: "GET" });
    }
    if (queryToken(url) !== undefined) {
      return refuse(401, "query_token_not_allowed", "Send the token in a header.", {
        code: "SEC-001",
      });
    }
    const token = tokenIn(request.headers) ?? "";
    const ip = ipOf(request.headers, deps.trustedHops);
    const tokenHash = await tokenHashOf(token);
    const wait = await rateLimited(deps.rpc, ip, tokenHash);
    if (wait !== undefined) return wait;
    const asked = { tokenHash, scope: "admin:read", endpoint: "admin/ping", ip };
    const client = await authenticate(deps, asked);
    return client instanceof Response ? client : pong(deps, request, client);
  };
