import { refuse } from "../_shared/answer.ts";
import { isOneOf } from "../_shared/bearer.ts";
import { correlationOf, hopsOf, ipOf, queryToken, tokenIn } from "../_shared/request-facts.ts";
import { tokenHashOf } from "../_shared/sha256.ts";
import { isJson, readBody } from "./body.ts";
import type { Call, Deps } from "./deps.ts";
import { limited, note } from "./guards.ts";
import { storeMeta, takeMeta } from "./meta.ts";
import { takePartner } from "./partner.ts";
import { channelOfPath } from "./route.ts";
import { handshake } from "./verify.ts";

/** Deliveries of Meta and of partners. 200 only after the commit; 503 makes the sender come again. */
export const handler =
  (deps: Deps) =>
  async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const channel = channelOfPath(url.pathname);
    if (channel === undefined) {
      return refuse(404, "path_unknown", "Use /inbound/whatsapp, instagram or messenger.");
    }
    if (request.method !== "GET" && request.method !== "POST") {
      const allow = { allow: "GET, POST" };
      return refuse(405, "method_not_allowed", "GET verifies, POST delivers.", {}, allow);
    }
    const call: Call = {
      request,
      channel,
      settings: await deps.settings(channel),
      correlationId: correlationOf(request.headers),
      ip: ipOf(request.headers, deps.trustedHops),
      hops: hopsOf(request.headers),
    };
    const token = queryToken(url);
    if (token !== undefined && !call.settings.query_token_allowed) {
      note(deps, call, "QUERY_TOKEN_BLOCKED");
      return (await limited(deps, call)) ?? noQueryTokens();
    }
    if (request.method === "GET") return handshake(deps, call);
    return receive(deps, call, token).catch((cause: unknown) => {
      // The last resort: nothing was acknowledged, so nothing is lost.
      deps.log("inbound_fault", { error: cause instanceof Error ? cause.name : "unknown" });
      return refuse(500, "internal_error", "A fault of this installation: tell the operator.");
    });
  };

const noQueryTokens = (): Response =>
  refuse(401, "query_token_not_allowed", "Send the token in a header: addresses end in logs.", {
    code: "SEC-001",
  });

const receive = async (deps: Deps, call: Call, inQuery: string | undefined): Promise<Response> => {
  const { headers } = call.request;
  if (!isJson(headers.get("content-type"))) {
    note(deps, call, "UNSUPPORTED_MEDIA_TYPE");
    return refuse(415, "unsupported_media_type", "Send application/json.", { code: "SEC-006" });
  }
  const body = await readBody(call.request);
  if (body === null) return refuse(413, "body_too_large", "At most 1 MiB.");
  // The signature covers the bytes as sent: nothing may be parsed before.
  if (headers.has("x-hub-signature-256")) return takeMeta(deps, call, body);
  const token = tokenIn(headers) ?? inQuery;
  if (token === undefined || token === "") return takeMeta(deps, call, body);
  if (await isOneOf(token, deps.legacyTokens)) return takeLegacy(deps, call, body, token);
  return takePartner(deps, call, body, token);
};

/** The token that everybody shared: off unless somebody decides otherwise, and its use is an event. */
const takeLegacy = async (
  deps: Deps,
  call: Call,
  body: Uint8Array<ArrayBuffer>,
  token: string,
): Promise<Response> => {
  const hash = await tokenHashOf(token);
  const wait = await limited(deps, call, hash);
  if (wait !== undefined) return wait;
  const payload = { token_hash: hash.slice(0, 12) };
  if (!call.settings.legacy_allowed) {
    note(deps, call, "LEGACY_TOKEN_BLOCKED", payload);
    return refuse(401, "legacy_token_blocked", "Ask for a token of your own.", {
      code: "LEGACY_TOKEN_BLOCKED",
    });
  }
  note(deps, call, "LEGACY_TOKEN_USED", payload);
  return storeMeta(deps, call, body, false);
};
