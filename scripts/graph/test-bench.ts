import { type Graph, startGraph } from "./server.ts";
import { type Received, type Receiver, startReceiver } from "./test-receiver.ts";

export const appSecret = "a secret of tests";
export const verifyToken = "a token of tests";

export type Bench = {
  readonly graph: Graph;
  readonly functions: Receiver;
  control(method: string, path: string, body?: unknown): Promise<{ status: number; json: Json }>;
  send(id: string, body: unknown): Promise<{ status: number; json: Json; headers: Headers }>;
  close(): Promise<void>;
};

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, looked into by tests only.
export type Json = any;

/** A stand-in whose statuses do not come by themselves, and a receiver in place of the functions. */
export const startBench = async (): Promise<Bench> => {
  const functions = await startReceiver();
  const graph = await startGraph({ port: 0, functionsUrl: functions.url, appSecret, verifyToken });
  const quiet = {
    sent_after_ms: null,
    delivered_after_ms: null,
    echoes: false,
    retry_scale: 0.001,
  };
  graph.simulator.set(quiet);
  const call = async (url: string, method: string, body: unknown, headers: HeadersInit) => {
    const init =
      body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
    const response = await fetch(url, init);
    return { status: response.status, json: await response.json(), headers: response.headers };
  };
  return {
    graph,
    functions,
    control: (method, path, body) =>
      call(`${graph.url}/_sim${path}`, method, body, { "content-type": "application/json" }),
    send: (id, body) =>
      call(`${graph.url}/v23.0/${id}/messages`, "POST", body, {
        "content-type": "application/json",
        authorization: "Bearer a-token",
      }),
    close: async () => {
      await graph.close();
      await functions.close();
    },
  };
};

export const bodyOf = (received: Received | undefined): Json =>
  JSON.parse(received?.raw.toString("utf8") ?? "null");
export const whatsappValue = (received: Received | undefined): Json =>
  bodyOf(received).entry[0].changes[0].value;
export const messagingOf = (received: Received | undefined): Json =>
  bodyOf(received).entry[0].messaging[0];

export const waText = (to: string, body: string, more: object = {}): object => ({
  messaging_product: "whatsapp",
  to,
  type: "text",
  text: { body },
  ...more,
});
export const WA = "100000000000001";
export const IG = "200000000000001";
export const PAGE = "300000000000001";
export const amina = {
  whatsapp: "213550000001",
  instagram: "610000000000001",
  messenger: "710000000000001",
};
