import { beforeAll, describe, expect, test } from "vitest";
import { asOwner, call, depot, resto, rpc, signIn } from "./api.ts";
import { type Relation, relations, rowsOf } from "./attack-world.ts";

describe("two companies", () => {
  let all: readonly Relation[] = [];
  beforeAll(async () => {
    all = await relations();
  });

  test.each([
    ["owner@resto", depot],
    ["kitchen@resto", depot],
    ["directeur@depot", resto],
    ["lecture@depot", resto],
  ])("%s sees no row of the other, in no table and no view", async (account, foreign) => {
    const token = await signIn(account);
    const seen: string[] = [];
    for (const { name, columns } of all) {
      const column = name === "tenants" ? "id" : "tenant_id";
      if (!columns.includes(column)) continue;
      const query = `select=${column}&${column}=eq.${foreign}&limit=1`;
      const answer = await call(`/rest/v1/${name}?${query}`, { token });
      if (rowsOf(answer).length > 0 || answer.status >= 500) seen.push(`${name} ${answer.status}`);
    }
    expect(seen).toEqual([]);
  });

  // Templates that come with the product belong to no company, and every member may read them.
  const shippedTexts = new Set(["message_templates", "message_template_versions"]);

  test.each([["owner@resto"], ["kitchen@resto"], ["operateur@depot"], ["lecture@depot"]])(
    "%s sees no row of the platform, which belongs to no company",
    async (account) => {
      const token = await signIn(account);
      const seen: string[] = [];
      for (const { name, columns } of all) {
        if (!columns.includes("tenant_id") || shippedTexts.has(name)) continue;
        const path = `/rest/v1/${name}?select=tenant_id&tenant_id=is.null&limit=1`;
        if (rowsOf(await call(path, { token })).length > 0) seen.push(name);
      }
      expect(seen).toEqual([]);
    },
  );

  test("embedding goes round no policy", async () => {
    const token = await signIn("owner@resto");
    for (const path of [
      "roles?select=code,profils(email,tenant_id)",
      "integrity_checks?select=code,system_alerts(id,tenant_id)",
      "security_event_types?select=code,security_events(tenant_id)",
      "feature_flags?select=key,flag_values(tenant_id),flag_history(tenant_id)",
    ]) {
      const answer = await call(`/rest/v1/${path}`, { token });
      expect(answer.status, path).toBe(200);
      expect(JSON.stringify(answer.body), path).not.toContain(depot);
    }
    const users = await call("/rest/v1/profils?select=id,users(email)", { token });
    expect(users.status).toBe(400);
  });

  test("a number of rows is counted under the same policies", async () => {
    const token = await signIn("owner@resto");
    const answer = await call(`/rest/v1/access_events?select=id&tenant_id=eq.${depot}`, {
      token,
      headers: { prefer: "count=exact" },
    });
    expect(answer.headers.get("content-range")).toBe("*/0");
  });

  test("someone else's rule is neither taken over nor tried", async () => {
    const [rule] = await asOwner<{ id: string }>(
      `insert into public.notification_rules (tenant_id, name, is_enabled)
       values ($1, 'attack', false) returning id`,
      [depot],
    );
    const token = await signIn("owner@resto");
    const mine = { tenant_id: resto, id: rule?.id, name: "stolen" };
    const taken = await call("/rest/v1/notification_rules?on_conflict=id", {
      token,
      body: mine,
      headers: { prefer: "resolution=merge-duplicates,return=representation" },
    });
    const forSite = { tenant_id: depot, site_id: resto, name: "by the id of my company" };
    const planted = await call("/rest/v1/notification_rules", { token, body: forSite });
    const tried = await rpc("test_notification_rule", { rule_id: rule?.id }, { token });
    const [stored] = await asOwner("select name from public.notification_rules where id = $1", [
      rule?.id,
    ]);
    await asOwner("delete from public.notification_rules where id = $1", [rule?.id]);
    expect([taken.status, planted.status, tried.status]).toEqual([403, 409, 404]);
    expect(stored).toEqual({ name: "attack" });
  });
});
