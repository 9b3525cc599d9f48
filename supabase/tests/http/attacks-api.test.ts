import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { eventKinds, openAlert, readAlert } from "./alerts.ts";
import { call, depot, resto, rpc, signIn } from "./api.ts";
import { rowsOf } from "./attack-world.ts";

describe("side doors of the API", () => {
  test.each([
    ["a module", "governance"],
    ["another module", "access"],
    ["the accounts", "auth"],
    ["the catalog", "pg_catalog"],
  ])("%s cannot be chosen, to read, to call or to write", async (_, schema) => {
    const token = await signIn("admin@depot");
    const answers = [
      await call("/rest/v1/users", { token, headers: { "accept-profile": schema } }),
      await rpc("run_check", {}, { token, headers: { "content-profile": schema } }),
      await call("/rest/v1/users", {
        token,
        method: "DELETE",
        headers: { "content-profile": schema },
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([406, 406, 406]);
  });

  test.each([
    ["json", "application/vnd.pgrst.plan+json"],
    ["text, for real", "application/vnd.pgrst.plan+text; options=analyze|verbose"],
  ])("no plan is told: %s", async (_, accept) => {
    const answer = await call("/rest/v1/profils?select=id", {
      token: await signIn("owner@resto"),
      headers: { accept },
    });
    expect(answer.status).toBe(415);
  });

  test.each([
    ["select", "select=lease_token"],
    ["order", "select=id&order=lease_token"],
    ["filter", "select=id&lease_token=not.is.null"],
    ["or", "select=id&or=(lease_token.is.null,id.not.is.null)"],
  ])("a column that is not granted is not asked by %s", async (_, query) => {
    const answer = await call(`/rest/v1/notification_deliveries?${query}`, {
      token: await signIn("admin@depot"),
    });
    expect(answer.status).toBe(403);
  });

  test("no sum is computed over rows", async () => {
    const token = await signIn("owner@resto");
    const sums = await call("/rest/v1/profils?select=count()", { token });
    expect(sums.status).toBe(400);
  });
});

describe("many at once", () => {
  test("twenty who take one alert, by door and by PATCH: one winner", async () => {
    const { id, version } = await openAlert();
    const tokens = await Promise.all(["directeur@depot", "admin@depot"].map(signIn));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        const token = tokens[n % 2] ?? "";
        return n % 4 < 2
          ? rpc("acknowledge_alert", { alert_id: id, expected_version: version }, { token })
          : call(`/rest/v1/system_alerts?id=eq.${id}&version=eq.${version}`, {
              token,
              method: "PATCH",
              body: { status: "RESOLVED", resolution_reason: "FIXED" },
            });
      }),
    );
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(await readAlert(id)).toMatchObject({ version: version + 1 });
    expect(await eventKinds(id)).toHaveLength(2);
  });

  test("a bulk with the same id twice, a foreign one, an unknown one and none", async () => {
    const [mine, foreign] = [await openAlert(depot), await openAlert(resto)];
    const alert_ids = [mine.id, mine.id, foreign.id, randomUUID(), null];
    const token = await signIn("directeur@depot");
    const answer = await rpc("acknowledge_alerts", { alert_ids }, { token });
    const outcomes = rowsOf(answer) as { alert_id: string; ok: boolean; error_key: string }[];
    expect(outcomes).toHaveLength(4);
    expect(outcomes.filter(({ ok }) => ok).map(({ alert_id }) => alert_id)).toEqual([mine.id]);
    expect(await eventKinds(mine.id)).toHaveLength(2);
    expect(await readAlert(foreign.id)).toMatchObject({ status: "OPEN" });
  });

  test("a hundred thousand ids are refused before one is looked up", async () => {
    const { id } = await openAlert();
    const alert_ids = Array.from({ length: 100_000 }, () => id);
    const token = await signIn("directeur@depot");
    const answer = await rpc("acknowledge_alerts", { alert_ids }, { token });
    expect(answer).toMatchObject({ status: 422, key: "too_many_alerts" });
    expect(await readAlert(id)).toMatchObject({ status: "OPEN" });
  });
});
