import { accept, refuse } from "../_shared/answer.ts";
import { type ApiClient, authenticate } from "../_shared/api-client.ts";
import { sha256Hex, tokenHashOf } from "../_shared/sha256.ts";
import { parseJson } from "./body.ts";
import { type Fault, type Message, readContract, type Version, versionOf } from "./contract.ts";
import type { Call, Deps } from "./deps.ts";
import { limited, note } from "./guards.ts";
import type { Channel, Item, Party } from "./parse/item.ts";
import { blockAudio, takeIn } from "./take-in.ts";

type Body = Uint8Array<ArrayBuffer>;

const providers: Readonly<Record<Channel, Message["provider"]>> = {
  whatsapp: "wa",
  instagram: "ig",
  messenger: "msg",
};

/** An id of the network where it has its form, so that an answer can go there; else the partner's own. */
const partyOf = (channel: Channel, { from, name }: Message): Party => {
  const digits = from.replace(/^\+/, "");
  if (!/^\d{6,20}$/.test(digits)) return { client: from, name };
  if (channel === "whatsapp") return { wa_id: digits, name };
  return channel === "instagram" ? { igsid: from, name } : { psid: from, name };
};

export const itemOf = (channel: Channel, message: Message): Item => ({
  kind: "message",
  id: message.id,
  at_ms: message.at,
  from: partyOf(channel, message),
  type: message.attachments[0]?.type ?? "text",
  text: message.text,
  media:
    message.attachments.length === 0
      ? undefined
      : message.attachments.map(({ type, url, mime }) => ({ kind: type, url, mime })),
  content: message.meta === undefined ? undefined : { meta: message.meta },
});

const invalid = (deps: Deps, call: Call, version: Version, faults: readonly Fault[]): Response => {
  const paths = faults.map(({ path }) => path.slice(0, 60));
  note(deps, call, "CONTRACT_VALIDATION_FAILED", { contract_version: version, paths });
  return refuse(400, "invalid_payload", "Correct the listed faults.", {
    contract_version: version,
    details: faults,
  });
};

/** A partner's message: who calls and for whom is told by the token, never by the body. */
export const takePartner = async (
  deps: Deps,
  call: Call,
  body: Body,
  token: string,
): Promise<Response> => {
  const tokenHash = await tokenHashOf(token);
  const wait = await limited(deps, call, tokenHash);
  if (wait !== undefined) return wait;
  const client = await authenticate(deps, {
    tokenHash,
    scope: "inbound:write",
    endpoint: `inbound/${call.channel}`,
    ip: call.ip,
  });
  if (client instanceof Response) return client;
  const json = parseJson(body);
  const header = call.request.headers.get("x-contract-version");
  const contract = readContract(json, versionOf(json, header, client.contract_version ?? "v1"));
  if (contract.faults !== null) return invalid(deps, call, contract.version, contract.faults);
  if (contract.data.provider !== providers[call.channel]) {
    const fault = { path: "provider", problem: `This address takes ${providers[call.channel]}.` };
    return invalid(deps, call, contract.version, [fault]);
  }
  const checked = blockAudio(itemOf(call.channel, contract.data), call.settings.audio_domains);
  if (checked.blocked > 0) note(deps, call, "AUDIO_URL_BLOCKED", { files: checked.blocked });
  return await store(deps, call, client, body, checked.item);
};

const store = async (
  deps: Deps,
  call: Call,
  client: ApiClient,
  body: Body,
  item: Item,
): Promise<Response> => {
  const stored = await takeIn(deps, call, {
    source: "partner",
    channel: call.channel,
    correlation_id: call.correlationId,
    body_hash: await sha256Hex(body),
    client_id: client.client_id,
    items: [item],
  });
  if (stored instanceof Response) return stored;
  // 409: a partner can send anew with the right time, so it must learn that this was not taken.
  if (stored.refused > 0) {
    return refuse(409, "message_too_old", "Send messages within REPLAY_WINDOW_SECONDS.");
  }
  return accept({
    channel: call.channel,
    msg_id: item.id,
    duplicate: stored.duplicates > 0,
    correlation_id: call.correlationId,
  });
};
