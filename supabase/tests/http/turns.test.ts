import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { asOwner, stack } from "./api.ts";

const identity = `t${randomBytes(8).toString("hex")}`;
const tenant = randomUUID();

const sign = (body: string): string =>
  `sha256=${createHmac("sha256", stack.meta_app_secret).update(body).digest("hex")}`;

const write = async (text: string): Promise<number> => {
  const value = {
    metadata: { phone_number_id: identity },
    contacts: [{ profile: { name: "Essai" }, wa_id: "213661234568" }],
    messages: [
      {
        from: "213661234568",
        id: `wamid.${randomUUID()}`,
        timestamp: String(Math.floor(Date.now() / 1000)),
        type: "text",
        text: { body: text },
      },
    ],
  };
  const body = JSON.stringify({
    object: "whatsapp_business_account",
    entry: [{ id: "waba", changes: [{ field: "messages", value }] }],
  });
  const response = await fetch(`${stack.api_url}/functions/v1/inbound/whatsapp`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json", "x-hub-signature-256": sign(body) },
  });
  return response.status;
};

const answers = async (): Promise<string[]> => {
  const rows = await asOwner<{ text: string }>(
    `select split_part(payload ->> 'text', ' : ', 2) as text
     from public.outbound_messages where tenant_id = $1 order by id`,
    [tenant],
  );
  return rows.map(({ text }) => text);
};

const untilAnswered = async (count: number): Promise<string[]> => {
  for (let attempt = 0; attempt < 80; attempt += 1) {
    const all = await answers();
    if (all.length >= count) return all;
    await new Promise((done) => setTimeout(done, 100));
  }
  return answers();
};

beforeAll(async () => {
  await asOwner(
    "insert into public.tenants (id, slug, name, domain) values ($1, $2, 'Rafale', 'resto')",
    [tenant, `turns-${tenant}`],
  );
  const [site] = await asOwner<{ id: string }>(
    `insert into public.sites (tenant_id, kind, code, name)
     values ($1, 'restaurant', 'RAFALE', 'Rafale') returning id`,
    [tenant],
  );
  for (const [key, value] of [
    ["TURN_DEBOUNCE_SEC", 2],
    ["RATE_LIMIT_PER_30S", 100],
  ]) {
    await asOwner("select public.set_flag($1, 'tenant', $2, 'A test of bursts.', $3)", [
      key,
      JSON.stringify(value),
      tenant,
    ]);
  }
  await asOwner("select messaging.register_channel($1, $2, 'whatsapp', $3, null, 'Rafale')", [
    tenant,
    site?.id,
    identity,
  ]);
});

// Three bursts within one interval of the tick: it alone could not have answered them.
test("each burst is acknowledged message by message, and answered once when it is over", async () => {
  const expected: string[] = [];
  for (const burst of ["un", "deux", "trois"]) {
    const texts = ["salam", "nhebb", burst];
    for (const text of texts) expect(await write(text)).toBe(200);
    expected.push(texts.join("\n"));
    expect(await untilAnswered(expected.length)).toEqual(expected);
  }
});
