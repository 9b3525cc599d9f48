import { accept, refuse } from "../_shared/answer.ts";
import { sha256Hex } from "../_shared/sha256.ts";
import { parseJson } from "./body.ts";
import type { Call, Deps } from "./deps.ts";
import { limited, note } from "./guards.ts";
import { channelOf, parseDelivery } from "./parse/delivery.ts";
import type { Item } from "./parse/item.ts";
import type { Verdict } from "./signature.ts";
import { blockAudio, takeIn } from "./take-in.ts";

type Body = Uint8Array<ArrayBuffer>;

const badSignature = async (deps: Deps, call: Call, verdict: Verdict): Promise<Response> => {
  if (verdict === "secret_missing") {
    // Not the sender's fault: it keeps the delivery until the secret is there.
    deps.log("signature_secret_missing", { channel: call.channel });
    return refuse(503, "signature_secret_missing", "Set the function's secret META_APP_SECRET.");
  }
  const wait = await limited(deps, call);
  return (
    wait ??
    refuse(
      401,
      "signature_invalid",
      "Sign the raw body with the app secret: X-Hub-Signature-256.",
      {
        code: "SEC-003",
        reason: verdict,
      },
    )
  );
};

/** Whether the body may be read; a response when not. */
const admit = async (deps: Deps, call: Call, body: Body): Promise<Verdict | Response> => {
  const { signature_mode: mode } = call.settings;
  const verdict = await deps.verify(body, call.request.headers.get("x-hub-signature-256"));
  if (verdict === "valid") return verdict;
  if (mode !== "off" && verdict !== "secret_missing") {
    const type = verdict === "signature_missing" ? "WA_SIGNATURE_MISSING" : "WA_SIGNATURE_INVALID";
    note(deps, call, type, { mode });
  }
  if (mode === "enforce") return badSignature(deps, call, verdict);
  return (await limited(deps, call)) ?? verdict;
};

const unreadable: Item = { kind: "unknown", field: "body" };

/** A delivery in the form of Meta: signed, or with a token that counts like a signature. */
export const storeMeta = async (
  deps: Deps,
  call: Call,
  body: Body,
  isProven: boolean,
): Promise<Response> => {
  const json = parseJson(body);
  // Signed and no JSON: it would be none the next time either, so it is noted and acknowledged.
  if (json === undefined && !isProven) {
    return refuse(400, "invalid_payload", "Send JSON as Meta does.");
  }
  // One app may send all to one address. Unproven bodies do not choose under whose rules they come.
  const channel = isProven ? (channelOf(json) ?? call.channel) : call.channel;
  const parsed = json === undefined ? [unreadable] : parseDelivery(channel, json);
  const { audio_domains: domains } = call.settings;
  const checked = parsed.map((item) => blockAudio(item, domains, deps.graphOrigins));
  const blocked = checked.reduce((sum, one) => sum + one.blocked, 0);
  if (blocked > 0) note(deps, call, "AUDIO_URL_BLOCKED", { files: blocked });
  const stored = await takeIn(deps, call, {
    source: "meta",
    channel,
    correlation_id: call.correlationId,
    body_hash: await sha256Hex(body),
    items: checked.map(({ item }) => item),
  });
  if (stored instanceof Response) return stored;
  return accept({ channel, correlation_id: call.correlationId });
};

export const takeMeta = async (deps: Deps, call: Call, body: Body): Promise<Response> => {
  const admitted = await admit(deps, call, body);
  if (admitted instanceof Response) return admitted;
  return storeMeta(deps, call, body, admitted === "valid");
};
