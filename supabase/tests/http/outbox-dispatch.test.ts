import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asOwner, call, stack } from "./api.ts";

type Sent = {
  readonly path: string;
  readonly token: string;
  readonly body: Record<string, unknown>;
};

const identity = `o${randomBytes(8).toString("hex")}`;
const tenant = randomUUID();
const sent: Sent[] = [];
let answers: (() => { readonly status: number; readonly body: unknown } | null)[] = [];
let graph: Server;
let conversation = { id: "", contact: "", channel: "" };

/** A Graph API of this test alone: it answers what the test wants, or cuts the line. */
const startGraph = async (): Promise<string> => {
  graph = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      sent.push({ path: request.url ?? "", token: request.headers.authorization ?? "", body });
      const next =
        answers.shift() ??
        (() => ({ status: 200, body: { messages: [{ id: `wamid.${randomUUID()}` }] } }));
      const answer = next();
      if (answer === null) return request.socket.destroy();
      response.writeHead(answer.status, { "content-type": "application/json" });
      return response.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((done) => graph.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(graph.address() as AddressInfo).port}`;
};

beforeAll(async () => {
  const base = await startGraph();
  await asOwner(
    "insert into public.tenants (id, slug, name, domain) values ($1, $2, 'Envoi', 'resto')",
    [tenant, `outbox-${tenant}`],
  );
  const [site] = await asOwner<{ id: string }>(
    `insert into public.sites (tenant_id, kind, code, name)
     values ($1, 'restaurant', 'ENVOI', 'Envoi') returning id`,
    [tenant],
  );
  const [channel] = await asOwner<{ id: string }>(
    "select id from messaging.register_channel($1, $2, 'whatsapp', $3, null, 'Envoi')",
    [tenant, site?.id, identity],
  );
  await asOwner(
    `update public.channel_identities set api_base = $2, token_ref = 'META_TOKEN_DEMO'
     where id = $1`,
    [channel?.id, base],
  );
  const item = {
    kind: "message",
    identity,
    id: `wamid.${randomUUID()}`,
    from: { wa_id: "213661777000" },
    type: "text",
    text: "x",
    at_ms: Date.now(),
  };
  await asOwner("select public.ingest_delivery($1)", [
    JSON.stringify({ source: "meta", channel: "whatsapp", items: [item] }),
  ]);
  const [row] = await asOwner<{ id: string; contact_id: string }>(
    "select id, contact_id from public.conversations where tenant_id = $1",
    [tenant],
  );
  conversation = { id: row?.id ?? "", contact: row?.contact_id ?? "", channel: channel?.id ?? "" };
  await drain();
});
afterAll(() => {
  graph.closeAllConnections();
  graph.close();
});

const drain = () =>
  call("/functions/v1/outbox-dispatch", {
    key: null,
    token: stack.service_role_key,
    method: "POST",
  });

const enqueue = async (payload: object): Promise<string> => {
  const [row] = await asOwner<{ result: { id: number } }>(
    "select public.enqueue_outbound($1) as result",
    [
      JSON.stringify({
        tenant_id: tenant,
        conversation_id: conversation.id,
        dedupe_key: `test:${randomUUID()}`,
        payload,
        origin: "system",
      }),
    ],
  );
  return String(row?.result.id);
};

const stateOf = async (id: string) => {
  const [row] = await asOwner<Record<string, unknown>>(
    `select status, error_code, error_key, provider_message_id
     from public.outbound_messages where tenant_id = $1 and id = $2`,
    [tenant, id],
  );
  return row;
};

test("it is for the service only", async () => {
  expect((await call("/functions/v1/outbox-dispatch", { body: {} })).status).toBe(401);
});

test("the echo of the customer's message left with the channel's token and our callback", () => {
  expect(sent[0]).toMatchObject({
    path: `/v23.0/${identity}/messages`,
    body: { messaging_product: "whatsapp", to: "213661777000", type: "text" },
  });
  expect(sent[0]?.token).toMatch(/^Bearer \S+$/);
  expect(sent[0]?.body.biz_opaque_callback_data).toMatch(/^vg1\.\d+\.\d+\.1$/);
});

test("buttons leave as buttons, and the message is sent with the provider's id", async () => {
  const id = await enqueue({
    type: "buttons",
    text: "Alors ?",
    buttons: [{ id: "y", title: "Oui" }],
  });
  answers = [() => ({ status: 200, body: { messages: [{ id: `wamid.own.${id}` }] } })];
  expect((await drain()).status).toBe(200);
  expect(await stateOf(id)).toMatchObject({
    status: "SENT",
    provider_message_id: `wamid.own.${id}`,
  });
  expect(sent.at(-1)?.body).toMatchObject({ interactive: { type: "button" } });
});

test("a window that Meta says is closed is a dead letter with its code", async () => {
  const id = await enqueue({ type: "text", text: "trop tard" });
  answers = [() => ({ status: 400, body: { error: { code: 131047, message: "Re-engagement" } } })];
  await drain();
  expect(await stateOf(id)).toMatchObject({ status: "DLQ", error_code: 131047 });
});

test("a line that is cut after the request left: unknown, and never sent again", async () => {
  const id = await enqueue({ type: "text", text: "une seule fois" });
  answers = [() => null];
  await drain();
  await drain();
  expect(await stateOf(id)).toMatchObject({ status: "UNKNOWN" });
  const copies = sent.filter(({ body }) => JSON.stringify(body).includes("une seule fois"));
  expect(copies).toHaveLength(1);
});
