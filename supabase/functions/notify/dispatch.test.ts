import { randomBytes, randomUUID } from "node:crypto";
import type { RequestListener } from "node:http";
import { Webhook } from "standardwebhooks";
import { afterEach, expect, test } from "vitest";
import { type DispatchDeps, dispatch } from "./dispatch.ts";
import { httpPost } from "./http-post.ts";
import { parseSecrets, signHeaders } from "./sign.ts";
import { nodeNetwork, startReceiver } from "./test-network.ts";

const newSecret = () => `whsec_${randomBytes(32).toString("base64")}`;
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
const receive = async (answer?: RequestListener) => {
  const receiver = await startReceiver(answer);
  closers.push(receiver.close);
  return receiver;
};

const row = (over: Record<string, unknown> = {}) => ({
  delivery_id: randomUUID(),
  lease_token: randomUUID(),
  webhook_id: "msg_1",
  channel: "webhook",
  target: null,
  attempt: 1,
  payload: {
    kind: "alert",
    reason: "OPENED",
    locale: "fr",
    subject: "[CRITIQUE] Une alerte",
    text: "Une table lisible <par tous>",
    recipients: ["a@demo.vigie"],
    tenant: { slug: "petrole-lushi" },
    alerts: [{ id: randomUUID(), link: "/governance/integrity/1", title: "Table & droits" }],
  },
  ...over,
});

/** A database of one batch: what it was told is what the test looks at. */
const fakeDatabase = (rows: readonly unknown[]) => {
  const settled: Record<string, unknown>[] = [];
  const claims: Record<string, unknown>[] = [];
  const rpc: DispatchDeps["rpc"] = async (name, args) => {
    if (name === "settle_notification") settled.push(args);
    if (name === "claim_notifications") claims.push(args);
    return { data: name === "claim_notifications" && claims.length === 1 ? rows : [], error: null };
  };
  return { rpc, settled, claims };
};

const deps = (over: Partial<DispatchDeps> = {}): DispatchDeps => {
  const secrets = parseSecrets(newSecret());
  return {
    rpc: fakeDatabase([]).rpc,
    post: httpPost(nodeNetwork(), { allowLoopback: true }, { connectMs: 500, totalMs: 700 }),
    sign: (id, at, body) => signHeaders(secrets, id, at, body),
    now: () => new Date(),
    log: () => undefined,
    webhookUrl: undefined,
    emailUrl: undefined,
    webUrl: "https://vigie.example.com",
    ...over,
  };
};
test("a notice arrives signed so that the reference library accepts it", async () => {
  const secret = newSecret();
  const receiver = await receive();
  const database = fakeDatabase([row({ target: receiver.url })]);
  const sign: DispatchDeps["sign"] = (id, at, body) =>
    signHeaders(parseSecrets(secret), id, at, body);
  const result = await dispatch(deps({ rpc: database.rpc, sign }));
  expect(result).toEqual({ claimed: 1, sent: 1, retry: 0, dead: 0, gone: 0 });
  const got = receiver.received[0];
  const payload = new Webhook(secret).verify(got?.body ?? "", got?.headers ?? {});
  expect(payload).toMatchObject({
    kind: "alert",
    reason: "OPENED",
    alerts: [{ link: "https://vigie.example.com/governance/integrity/1" }],
  });
  expect(payload).not.toHaveProperty("recipients");
  expect(database.settled[0]).toMatchObject({ outcome: "sent", http_status: 200, error: null });
  expect(() => new Webhook(newSecret()).verify(got?.body ?? "", got?.headers ?? {})).toThrow();
});

test("during a rotation the receiver may hold the old or the new secret", async () => {
  const [next, previous] = [newSecret(), newSecret()];
  const secrets = parseSecrets(`${next} ${previous}`);
  const receiver = await receive();
  const database = fakeDatabase([row({ target: receiver.url })]);
  await dispatch(
    deps({ rpc: database.rpc, sign: (id, at, body) => signHeaders(secrets, id, at, body) }),
  );
  const got = receiver.received[0];
  for (const secret of [next, previous]) {
    expect(() => new Webhook(secret).verify(got?.body ?? "", got?.headers ?? {})).not.toThrow();
  }
});

test("without a target the address of the installation is used, and announced when claiming", async () => {
  const receiver = await receive();
  const database = fakeDatabase([row()]);
  await dispatch(deps({ rpc: database.rpc, webhookUrl: receiver.url }));
  expect(receiver.received).toHaveLength(1);
  expect(database.claims[0]).toMatchObject({ destinations: ["webhook"] });
});

test.each([
  ["no address at all", {}, "target_missing"],
  [
    "no secret to sign with",
    { webhookUrl: "https://example.com/", sign: null },
    "signing_secret_missing",
  ],
])("%s: dead at once, with a reason that can be acted on", async (_name, over, error) => {
  const database = fakeDatabase([row()]);
  await dispatch(deps({ rpc: database.rpc, ...over }));
  expect(database.settled[0]).toMatchObject({ outcome: "dead", error });
});

test.each([
  [503, "retry"],
  [404, "dead"],
  [410, "gone"],
])("an answer of %i is settled as %s", async (status, outcome) => {
  const receiver = await receive((_, response) => response.writeHead(status).end("because"));
  const database = fakeDatabase([row({ target: receiver.url })]);
  await dispatch(deps({ rpc: database.rpc }));
  expect(database.settled[0]).toMatchObject({ outcome, http_status: status });
  expect(JSON.stringify(database.settled)).not.toContain("because");
});

test("an address inside is refused before anything is sent", async () => {
  const database = fakeDatabase([row({ target: "http://169.254.169.254/latest" })]);
  await dispatch(deps({ rpc: database.rpc }));
  expect(database.settled[0]).toMatchObject({ outcome: "dead", error: "url_scheme_refused" });
});

test("one broken row does not hold back the others", async () => {
  const receiver = await receive();
  const database = fakeDatabase([
    row({ payload: { kind: "alert" } }),
    row({ target: receiver.url }),
    row({ target: "not an address" }),
  ]);
  const result = await dispatch(deps({ rpc: database.rpc }));
  expect(result).toMatchObject({ claimed: 3, sent: 1, dead: 2 });
});

test("an e-mail is ready to send: recipients, subject, text, escaped html in the right direction", async () => {
  const receiver = await receive();
  const email = row({ channel: "email", target: "a@demo.vigie" });
  const arabic = { ...email, payload: { ...email.payload, locale: "ar" } };
  const database = fakeDatabase([email, arabic]);
  await dispatch(deps({ rpc: database.rpc, emailUrl: receiver.url }));
  const [first, second] = receiver.received.map((one) => JSON.parse(one.body));
  expect(first).toMatchObject({
    kind: "email",
    to: ["a@demo.vigie"],
    subject: "[CRITIQUE] Une alerte",
  });
  expect(first.html).toContain("Une table lisible &#60;par tous&#62;");
  expect(first.html).toContain('href="https://vigie.example.com/governance/integrity/1"');
  expect(second.html).toContain('lang="ar" dir="rtl"');
});

test("a database that is away is an error of the run, and nothing is logged of what it holds", async () => {
  const lines: string[] = [];
  const log: DispatchDeps["log"] = (event, fields) =>
    lines.push(JSON.stringify({ event, ...fields }));
  const away = await dispatch(
    deps({
      log,
      rpc: async () => ({
        data: null,
        error: { status: null, code: null, message: "TimeoutError" },
      }),
    }),
  );
  expect(away).toEqual({ error: "TimeoutError" });
  const receiver = await receive();
  await dispatch(deps({ log, rpc: fakeDatabase([row({ target: receiver.url })]).rpc }));
  expect(lines.join("\n")).not.toMatch(/Une table|a@demo|petrole|127\.0\.0\.1/);
});
