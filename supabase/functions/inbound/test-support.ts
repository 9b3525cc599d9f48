import { createHmac } from "node:crypto";
import type { RpcResult } from "../_shared/rpc.ts";
import type { Delivery, Deps } from "./deps.ts";
import { type Ingested, type Settings, strictest } from "./schema.ts";
import { signatureVerifier } from "./signature.ts";

export const secret = "an-app-secret-of-32-characters!!";

export const sign = (body: string | Uint8Array, key = secret): string =>
  `sha256=${createHmac("sha256", key).update(body).digest("hex")}`;

export const stored: Ingested = { stored: 1, duplicates: 0, refused: 0, queued: 0, wake: false };

type Options = {
  readonly settings?: Partial<Settings>;
  readonly ingest?: Deps["ingest"];
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly over?: Partial<Deps>;
};

/** A world in memory: what was stored, noted, logged and woken is what a test looks at. */
export const world = ({ settings, ingest, answers = {}, over = {} }: Options = {}) => {
  const deliveries: Delivery[] = [];
  const calls: { readonly name: string; readonly args: Record<string, unknown> }[] = [];
  const lines: string[] = [];
  let wakes = 0;
  let mediaWakes = 0;
  const alarms: number[] = [];
  const rpc = async (name: string, args: Record<string, unknown>): Promise<RpcResult> => {
    calls.push({ name, args });
    return { data: answers[name] ?? { allowed: true }, error: null };
  };
  const deps: Deps = {
    verify: signatureVerifier([secret]),
    verifyTokens: ["verify-token"],
    legacyTokens: ["legacy-shared-token"],
    settings: async () => ({ ...strictest, ...settings }),
    graphOrigins: [],
    trustedHops: 1,
    rpc,
    ingest:
      ingest ??
      (async (delivery) => {
        deliveries.push(delivery);
        return { data: stored, error: null };
      }),
    wake: () => {
      wakes += 1;
    },
    wakeMedia: () => {
      mediaWakes += 1;
    },
    answerTurns: (inMs) => alarms.push(inMs),
    later: () => undefined,
    log: (event, fields) => lines.push(JSON.stringify({ event, ...fields })),
    ...over,
  };
  const noted = (): unknown[] =>
    calls.filter(({ name }) => name === "note_refusal").map(({ args }) => args.event_type);
  return {
    deps,
    deliveries,
    calls,
    lines,
    noted,
    alarms,
    wakes: () => wakes,
    mediaWakes: () => mediaWakes,
  };
};

export const post = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = {},
  path = "/inbound/whatsapp",
): Request =>
  new Request(`http://localhost${path}`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...headers },
  });

export const signed = (body: string, path?: string): Request =>
  post(body, { "x-hub-signature-256": sign(body) }, path);

/** The WhatsApp envelope around whatever a test wants to say. */
export const whatsappBody = (value: Record<string, unknown>, field = "messages") => ({
  object: "whatsapp_business_account",
  entry: [
    {
      id: "900",
      changes: [
        {
          field,
          value: {
            messaging_product: "whatsapp",
            metadata: { display_phone_number: "213555000001", phone_number_id: "100" },
            contacts: [{ profile: { name: "Nadia" }, wa_id: "213661000001" }],
            ...value,
          },
        },
      ],
    },
  ],
});

export const textMessage = (text: string, id = "wamid.A") => ({
  from: "213661000001",
  id,
  timestamp: "1790000000",
  type: "text",
  text: { body: text },
});

export const pageBody = (object: string, event: Record<string, unknown>) => ({
  object,
  entry: [
    {
      id: "300",
      time: 1_790_000_000_000,
      messaging: [
        {
          sender: { id: "7001" },
          recipient: { id: "300" },
          timestamp: 1_790_000_000_000,
          ...event,
        },
      ],
    },
  ],
});
