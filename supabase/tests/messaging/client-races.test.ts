import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openSession, outcome, type Session, untilBlocked } from "../access/two-sessions.ts";
import { openRestaurant, type Restaurant } from "./restaurant.ts";

let system: Session;
let first: Session;
let second: Session;
let resto: Restaurant;

beforeAll(async () => {
  [system, first, second] = [await openSession(), await openSession(), await openSession()];
});
afterAll(() => Promise.all([system, first, second].map((session) => session.end())));
beforeEach(async () => {
  resto = await openRestaurant(system);
});

const create = async (session: Session, key: string, name = "Kiosk"): Promise<string> => {
  const [row] = await session.query<{ made: { token: string; client_id: string } }>(
    "select public.create_api_client($1, $2, '{inbound:write}', $3, null, $4) as made",
    [resto.tenantId, name, resto.siteId, key],
  );
  return row?.made.token ?? "";
};

const works = async (token: string): Promise<boolean> => {
  const hash = createHash("sha256").update(token).digest("hex");
  const [row] = await system.query<{ answer: { ok: boolean } }>(
    "select public.authenticate_api_client($1, 'inbound:write') as answer",
    [hash],
  );
  return row?.answer.ok ?? false;
};

const counted = async () => {
  const [row] = await system.query<{ clients: number; tokens: number }>(
    `select (select count(*)::int from public.api_clients where tenant_id = $1) as clients,
       (select count(*)::int from messaging.api_tokens where tenant_id = $1) as tokens`,
    [resto.tenantId],
  );
  return row;
};

test("a creation and its repetition at once make one client, and the later token works", async () => {
  const key = randomUUID();
  await first.begin();
  const one = await create(first, key);
  const repeated = create(second, key);
  await untilBlocked(system, second.pid);
  await first.commit();
  const two = await repeated;
  expect(await counted()).toEqual({ clients: 1, tokens: 1 });
  expect([await works(one), await works(two)]).toEqual([false, true]);
});

test("of two repetitions at once the later one's token is the only one", async () => {
  const key = randomUUID();
  const lost = await create(system, key);
  await first.begin();
  const one = await create(first, key);
  const repeated = create(second, key);
  await untilBlocked(system, second.pid);
  await first.commit();
  const two = await repeated;
  expect(await counted()).toEqual({ clients: 1, tokens: 1 });
  expect([await works(lost), await works(one), await works(two)]).toEqual([false, false, true]);
});

test("a creation that is undone leaves the client to its repetition", async () => {
  const key = randomUUID();
  await first.begin();
  const one = await create(first, key);
  const repeated = create(second, key);
  await untilBlocked(system, second.pid);
  await first.rollback();
  const two = await repeated;
  expect(await counted()).toEqual({ clients: 1, tokens: 1 });
  expect([await works(one), await works(two)]).toEqual([false, true]);
});

test("two clients of one name at once: the second is told, whatever its key", async () => {
  await first.begin();
  const one = await create(first, randomUUID());
  const refused = outcome(create(second, randomUUID()));
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await refused).toBe("api_client_exists");
  expect(await counted()).toEqual({ clients: 1, tokens: 1 });
  expect(await works(one)).toBe(true);
});
