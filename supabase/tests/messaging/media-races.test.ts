import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openSession, type Session, untilBlocked } from "../access/two-sessions.ts";
import { deliver, openRestaurant, type Restaurant } from "./restaurant.ts";

type File = { readonly id: string; readonly lease: string };

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
  // Files of other tests on this database are not ours to claim.
  await system.query(
    "update public.media set next_attempt_at = now() + interval '1 day' where status = 'PENDING'",
  );
});

const photos = (count: number) =>
  deliver(
    system,
    Array.from({ length: count }, (_, n) =>
      resto.message(resto.user(), "photo", {
        type: "image",
        media: [{ media_id: `m${n}`, kind: "image" }],
      }),
    ),
  );

const claim = async (session: Session, batch = 10, seconds = 60): Promise<readonly File[]> => {
  const [row] = await session.query<{ items: File[] }>(
    "select public.claim_media('race', $1, $2) as items",
    [batch, seconds],
  );
  return row?.items ?? [];
};

const settle = async (session: Session, files: readonly File[]): Promise<number> => {
  const results = files.map(({ id, lease }) => ({ id, lease, outcome: "stored" }));
  const [row] = await session.query<{ settled: number }>(
    "select (public.settle_media($1) ->> 'settled')::int as settled",
    [JSON.stringify(results)],
  );
  return row?.settled ?? 0;
};

const statuses = async (): Promise<string[]> => {
  const rows = await system.query<{ status: string }>(
    "select status from public.media where tenant_id = $1",
    [resto.tenantId],
  );
  return rows.map(({ status }) => status);
};

test("two fetchers at once share the files and never fetch one twice", async () => {
  await photos(10);
  await first.begin();
  const one = await claim(first, 4);
  const two = await claim(second);
  await first.commit();
  const ids = [...one, ...two].map(({ id }) => id);
  expect(new Set(ids).size).toBe(10);
  expect(ids).toHaveLength(10);
});

test("a fetcher that died half-way: another one has the file, and the first result is void", async () => {
  await photos(1);
  const dead = await claim(first, 1, 5);
  await system.query("update public.media set next_attempt_at = now() where tenant_id = $1", [
    resto.tenantId,
  ]);
  const alive = await claim(second);
  expect(alive.map(({ id }) => id)).toEqual(dead.map(({ id }) => id));
  expect(await settle(first, dead)).toBe(0);
  expect(await settle(second, alive)).toBe(1);
  expect(await statuses()).toEqual(["STORED"]);
});

test("a file that is erased while it is fetched stays erased, whoever commits first", async () => {
  await photos(1);
  const files = await claim(first);
  await second.begin();
  await second.query("select messaging.erase_media($1, 'retention')", [files.map(({ id }) => id)]);
  const late = settle(first, files);
  await untilBlocked(system, first.pid);
  await second.commit();
  expect(await late).toBe(0);
  expect(await statuses()).toEqual(["ERASED"]);
  const [row] = await system.query<{ waits: boolean }>(
    `select due_at > now() + interval '10 minutes' as waits from messaging.media_erasures
     where storage_path like $1`,
    [`${resto.tenantId}/%`],
  );
  expect(row).toEqual({ waits: true });
});
