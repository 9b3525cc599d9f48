import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { type AddressInfo, createServer as createTcp } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findDeno } from "../../../../scripts/stack/deno.ts";
import { type OwnDatabase, one, ownDatabase } from "../../ops/own-database.ts";

const root = join(import.meta.dirname, "../../../..");
const secretKey = `sb_secret_${randomBytes(16).toString("hex")}`;
const signingSecret = `whsec_${randomBytes(32).toString("base64")}`;
const tenant = randomUUID();
const rule = randomUUID();
const denoDir = mkdtempSync(join(tmpdir(), "vigie-deno-"));
const servers: Server[] = [];
const received: { headers: Record<string, string>; body: string }[] = [];
let answer = 200;
let database: OwnDatabase;
let db: pg.Client;
let deno: ChildProcess;
let functionUrl = "";
let log = "";

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
};

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** The two doors as the API shows them: named arguments in, rows or an error object out. */
const serveDoors = async (client: pg.Client): Promise<string> =>
  serve((request, response) => {
    void (async () => {
      const args = JSON.parse(await bodyOf(request)) as Record<string, unknown>;
      const name = request.url?.split("/").at(-1) ?? "";
      const list = Object.keys(args).map((key, index) => `${key} => $${index + 1}`);
      const sql =
        name === "claim_notifications"
          ? `select coalesce(jsonb_agg(c), '[]') as r from public.${name}(${list}) as c`
          : `select to_jsonb(public.${name}(${list})) as r`;
      try {
        if (request.headers.apikey !== secretKey) throw new Error("wrong key");
        const { r } = await one<{ r: unknown }>(client, sql, Object.values(args));
        response.writeHead(200).end(JSON.stringify(r));
      } catch (cause) {
        response.writeHead(400).end(JSON.stringify({ message: String(cause) }));
      }
    })();
  });

const freePort = async (): Promise<number> => {
  const server = createTcp();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((done) => server.close(() => done()));
  return port;
};

beforeAll(async () => {
  database = await ownDatabase();
  db = await database.connect();
  const service = await database.connect();
  await service.query("set role service_role");
  const api = await serveDoors(service);
  const receiver = await serve((request, response) => {
    void bodyOf(request).then((body) => {
      received.push({ headers: request.headers as Record<string, string>, body });
      response.writeHead(answer).end("x".repeat(100_000));
    });
  });
  const port = await freePort();
  functionUrl = `http://127.0.0.1:${port}/`;
  const dir = join(root, "supabase/functions/notify");
  deno = spawn(
    findDeno(),
    [
      ...["run", "--no-prompt", "--no-lock", "--node-modules-dir=manual", "--cached-only"],
      ...["--allow-net", "--allow-env", `--allow-read=${root}`],
      ...[`--config=${join(dir, "deno.json")}`, join(dir, "index.ts")],
    ],
    {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        DENO_DIR: denoDir,
        DENO_NO_UPDATE_CHECK: "1",
        DENO_SERVE_ADDRESS: `tcp:127.0.0.1:${port}`,
        SUPABASE_URL: api,
        SUPABASE_SECRET_KEYS: JSON.stringify({ default: secretKey }),
        ALERT_WEBHOOK_URL: `${receiver}/hook`,
        ALERT_WEBHOOK_SECRET: signingSecret,
        PUBLIC_WEB_URL: "https://vigie.example.com",
        OUTBOUND_ALLOW_LOOPBACK: "true",
      },
    },
  );
  for (const stream of [deno.stdout, deno.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      log += chunk.toString();
    });
  }
  await db.query(
    "insert into public.tenants (id, slug, name, domain) values ($1, 'deno', 'Pétrole Lushi', 'depot')",
    [tenant],
  );
  await db.query(
    "insert into public.notification_rules (tenant_id, id, name, group_wait) values ($1, $2, 'Astreinte', '0')",
    [tenant, rule],
  );
  for (let n = 0; n < 150; n += 1) {
    if ((await fetch(functionUrl).catch(() => null)) !== null) return;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  throw new Error(`The function did not start: ${log}`);
});

afterAll(async () => {
  deno.kill();
  for (const server of servers) server.close().closeAllConnections();
  await database.drop();
  rmSync(denoDir, { recursive: true, force: true });
});

const openAlert = async (key: string): Promise<string> => {
  const { id } = await one<{ id: string }>(
    db,
    `insert into public.system_alerts
       (tenant_id, check_code, severity, entity_type, entity_key, message, fingerprint)
     values ($1, 'NOTIFICATION_DEAD', 'CRITICAL', 'X', $2, 'Cuve n° 3 : écart', gen_random_uuid())
     returning id`,
    [tenant, key],
  );
  await db.query("select governance.plan_notifications()");
  return id;
};

const run = (authorization = `Bearer ${secretKey}`) =>
  fetch(functionUrl, { method: "POST", headers: { authorization } });

test("without the key nothing starts", async () => {
  expect((await run("Bearer nope")).status).toBe(401);
});

test("an alert reaches a receiver, signed, and its history says that somebody was told", async () => {
  const alertId = await openAlert("one");
  const response = await run();
  expect(await response.json()).toEqual({ claimed: 1, sent: 1, retry: 0, dead: 0, gone: 0 });
  const got = received.at(-1);
  const payload = new Webhook(signingSecret).verify(got?.body ?? "", got?.headers ?? {});
  expect(payload).toMatchObject({
    kind: "alert",
    reason: "OPENED",
    tenant: { name: "Pétrole Lushi" },
    alerts: [
      {
        id: alertId,
        message: "Cuve n° 3 : écart",
        runbook: "notification-dead",
        link: `https://vigie.example.com/governance/integrity/${alertId}`,
      },
    ],
  });
  const event = await one<{ evidence: unknown }>(
    db,
    "select evidence from public.alert_events where alert_id = $1 and kind = 'NOTIFIED'",
    [alertId],
  );
  expect(event.evidence).toMatchObject({ reason: "OPENED", rule: "Astreinte" });
});

test("a receiver that is down: tried again later, under the same webhook-id", async () => {
  answer = 503;
  await openAlert("two");
  expect(await (await run()).json()).toMatchObject({ retry: 1 });
  const waiting = await one<{ status: string; last_error: string; seconds: number }>(
    db,
    `select status, last_error, extract(epoch from next_attempt_at - now())::int as seconds
     from public.notification_deliveries where status <> 'SENT'`,
  );
  expect(waiting).toMatchObject({ status: "RETRY", last_error: "http_503" });
  expect(waiting.seconds).toBeGreaterThan(15);
  answer = 200;
  await db.query(
    "update public.notification_deliveries set next_attempt_at = now() where status = 'RETRY'",
  );
  expect(await (await run()).json()).toMatchObject({ sent: 1 });
  const [before, after] = received.slice(-2);
  expect(after?.headers["webhook-id"]).toBe(before?.headers["webhook-id"]);
  expect(after?.body).toBe(before?.body);
});

test("410 Gone: the message is dead, the rule is off and says why, security hears of it", async () => {
  answer = 410;
  await openAlert("three");
  expect(await (await run()).json()).toMatchObject({ gone: 1 });
  const state = await one(
    db,
    `select r.is_enabled, r.disabled_reason,
       (select count(*)::int from public.security_events as e
        where e.tenant_id = r.tenant_id and e.event_type = 'NOTIFICATION_RULE_DISABLED') as events
     from public.notification_rules as r where r.id = $1`,
    [rule],
  );
  expect(state).toEqual({ is_enabled: false, disabled_reason: "gone", events: 1 });
});

test("the log has one JSON line per message and nothing of what it says", () => {
  const lines = log
    .trim()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.every((line) => typeof JSON.parse(line).event === "string")).toBe(true);
  expect(log).not.toMatch(/Cuve|Lushi|whsec_|sb_secret_|xxxx/);
});
