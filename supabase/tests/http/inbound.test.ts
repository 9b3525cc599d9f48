import { createHmac, randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { asOwner, call, resto, stack } from "./api.ts";

const path = "/functions/v1/inbound/whatsapp";
const identity = `h${randomBytes(8).toString("hex")}`;
let tenant = resto;

const sign = (body: string): string =>
  `sha256=${createHmac("sha256", stack.meta_app_secret).update(body).digest("hex")}`;

/** Raw text goes out, because signatures are about bytes. */
const deliver = async (body: string, headers: Record<string, string> = {}, to = path) => {
  const response = await fetch(`${stack.api_url}${to}`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json", "x-hub-signature-256": sign(body), ...headers },
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

const whatsapp = (texts: readonly string[], id = randomUUID(), phone = identity): string =>
  JSON.stringify({
    object: "whatsapp_business_account",
    entry: [
      {
        id: "waba",
        changes: [
          {
            field: "messages",
            value: {
              metadata: { phone_number_id: phone },
              contacts: [{ profile: { name: "Essai" }, wa_id: "213661234567" }],
              messages: texts.map((text, n) => ({
                from: "213661234567",
                id: `wamid.${id}.${n}`,
                timestamp: String(Math.floor(Date.now() / 1000)),
                type: "text",
                text: { body: text },
              })),
            },
          },
        ],
      },
    ],
  });

const storedWith = async (id: string): Promise<number> => {
  const [row] = await asOwner<{ count: string }>(
    "select count(*) from public.inbound_messages where provider_message_id like $1",
    [`wamid.${id}.%`],
  );
  return Number(row?.count);
};

/** A restaurant of its own, so that limits and counts are its own too. */
beforeAll(async () => {
  tenant = randomUUID();
  await asOwner(
    "insert into public.tenants (id, slug, name, domain) values ($1, $2, 'Essai', 'resto')",
    [tenant, `inbound-${tenant}`],
  );
  const [site] = await asOwner<{ id: string }>(
    `insert into public.sites (tenant_id, kind, code, name)
     values ($1, 'restaurant', 'ESSAI', 'Essai') returning id`,
    [tenant],
  );
  await asOwner("select messaging.register_channel($1, $2, 'whatsapp', $3, null, 'Essai')", [
    tenant,
    site?.id,
    identity,
  ]);
});

test("a signed delivery is stored once, however often it comes", async () => {
  const id = randomUUID();
  const body = whatsapp(["Salut 🍕 شكرا \u0000 \ud83d"], id);
  const answers = await Promise.all(Array.from({ length: 8 }, () => deliver(body)));
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
  expect(await storedWith(id)).toBe(1);
  expect((await deliver(body)).status).toBe(200);
  expect(await storedWith(id)).toBe(1);
});

test("several messages in one delivery are all stored, and answered through the outbox", async () => {
  const id = randomUUID();
  expect((await deliver(whatsapp(["un", "deux", "trois"], id))).status).toBe(200);
  expect(await storedWith(id)).toBe(3);
  const [row] = await asOwner<{ count: string }>(
    "select count(*) from public.outbound_messages where tenant_id = $1",
    [tenant],
  );
  expect(Number(row?.count)).toBeGreaterThan(0);
});

test("a forged signature: 401, nothing stored, and an event that holds no text", async () => {
  const id = randomUUID();
  const answer = await deliver(whatsapp(["secret-words"], id), {
    "x-hub-signature-256": `sha256=${"0".repeat(64)}`,
  });
  expect(answer).toMatchObject({ status: 401, body: { error: "signature_invalid" } });
  expect(await storedWith(id)).toBe(0);
  const [row] = await asOwner<{ found: boolean; leaked: boolean }>(
    `select count(*) > 0 as found, coalesce(bool_or(e::text like '%secret-words%'), false) as leaked
     from public.security_events as e where e.event_type = 'WA_SIGNATURE_INVALID'`,
  );
  expect(row).toEqual({ found: true, leaked: false });
});

test("a number that nobody registered is acknowledged, not stored, and an event", async () => {
  const id = randomUUID();
  expect((await deliver(whatsapp(["x"], id, `u${identity}`))).status).toBe(200);
  expect(await storedWith(id)).toBe(0);
});

test("the handshake echoes the challenge through the gateway", async () => {
  const query = new URLSearchParams({
    "hub.mode": "subscribe",
    "hub.verify_token": stack.meta_verify_token,
    "hub.challenge": "424242",
  });
  const response = await fetch(`${stack.api_url}${path}?${query.toString()}`);
  expect([response.status, await response.text()]).toEqual([200, "424242"]);
});

test("a token in the address: 401 SEC-001", async () => {
  const answer = await deliver(whatsapp(["x"]), {}, `${path}?access_token=t`);
  expect(answer).toMatchObject({ status: 401, body: { code: "SEC-001" } });
});

test("a partner's message is stored for the client's own site, and only with the scope", async () => {
  const [site] = await asOwner<{ id: string }>("select id from public.sites where tenant_id = $1", [
    tenant,
  ]);
  const client = async (name: string, scope: string): Promise<string> => {
    const [row] = await asOwner<{ made: { token: string } }>(
      "select messaging.create_api_client($1, $2, array[$3], $4) as made",
      [tenant, name, scope, site?.id],
    );
    return row?.made.token ?? "";
  };
  const id = `wamid.${randomUUID()}.0`;
  const body = {
    contract_version: "v1",
    provider: "wa",
    msg_id: id,
    from: "213661234568",
    text: "Bonjour",
    timestamp: new Date().toISOString(),
  };
  const post = (token: string, more: object = {}) =>
    call(path, { key: null, token, body: { ...body, ...more } });
  const token = await client("Essai", "inbound:write");
  expect((await post(token)).status).toBe(200);
  expect((await post(token)).body).toMatchObject({ duplicate: true });
  expect((await post(token, { tenantId: randomUUID() })).status).toBe(400);
  expect((await post(token, { timestamp: "2020-01-01T00:00:00Z", msg_id: "old" })).status).toBe(
    409,
  );
  const reader = await client("Lecture", "admin:read");
  expect((await post(reader)).status).toBe(403);
  const ping = (of: string) => call("/v1/admin/ping", { key: null, token: of });
  expect((await ping(token)).status).toBe(403);
  expect((await ping("vgk_nobody")).status).toBe(401);
  expect(await ping(reader)).toMatchObject({ status: 200, body: { name: "Lecture" } });
  expect((await post(`vgk_${randomBytes(32).toString("base64url")}`)).status).toBe(401);
  const [row] = await asOwner<{ tenant_id: string }>(
    "select tenant_id from public.inbound_messages where provider_message_id = $1",
    [id],
  );
  expect(row?.tenant_id).toBe(tenant);
});

/** Holds the table that every delivery writes first, until the work is done. */
const whileLocked = async (work: (admin: pg.Client) => Promise<void>): Promise<void> => {
  const [holder, admin] = [1, 2].map(() => new pg.Client({ connectionString: stack.admin_db_url }));
  if (!holder || !admin) throw new Error("no client");
  await Promise.all([holder.connect(), admin.connect()]);
  try {
    await holder.query("begin; lock table messaging.seen_items in access exclusive mode");
    await work(admin);
  } finally {
    await Promise.all([holder.end(), admin.end()]);
  }
};

const killWaiting = async (admin: pg.Client): Promise<void> => {
  for (;;) {
    const { rowCount } = await admin.query(
      `select pg_terminate_backend(pid) from pg_locks
       where not granted and relation = 'messaging.seen_items'::regclass`,
    );
    if (rowCount !== null && rowCount > 0) return;
    await new Promise((done) => setTimeout(done, 20));
  }
};

test("a connection that dies before the commit is a 503, and the same delivery is taken later", async () => {
  const id = randomUUID();
  const body = whatsapp(["patience"], id);
  await whileLocked(async (admin) => {
    const waiting = deliver(body);
    await killWaiting(admin);
    expect(await waiting).toMatchObject({ status: 503, body: { error: "try_again" } });
  });
  expect(await storedWith(id)).toBe(0);
  expect((await deliver(body)).status).toBe(200);
  expect(await storedWith(id)).toBe(1);
});
