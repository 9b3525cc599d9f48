import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { asOwner, call, depot, rpc, signIn } from "./api.ts";
import { company, rowsOf, tokenOf } from "./attack-world.ts";

describe("who decides about rights", () => {
  const closed: readonly [string, object][] = [
    ["profils", { tenant_id: depot, user_id: randomUUID(), role: "admin", nom_complet: "x" }],
    ["invitations", { tenant_id: depot, email: "a@attack.test", role: "admin" }],
    ["roles", { code: "god", label: { fr: "", en: "", ar: "" }, position: 1 }],
    ["permissions", { code: "all.things", module: "x", label: { fr: "", en: "", ar: "" } }],
    ["role_permissions", { role: "gerant", permission: "members.write" }],
    ["tenants", { slug: "attack", name: "attack", domain: "depot", is_operator: true }],
    ["flag_values", { flag_key: "MAINTENANCE_MODE", scope: "global", value: true, reason: "why" }],
    ["exposure_exceptions", { rule: "GRANT_TO_ANON", object_key: "x", reason: "ten letters" }],
    ["integrity_checks", { code: "EVIL", view_name: "auth.users" }],
    ["system_alerts", { tenant_id: depot, check_code: "AUDIT_STALE", severity: "INFO" }],
    ["alert_events", { tenant_id: depot, alert_id: randomUUID(), kind: "RESOLVED" }],
    ["access_events", { tenant_id: depot, kind: "MEMBER_ADDED" }],
    ["security_events", { event_type: "MEMBER_ADDED" }],
    ["leak_audit_runs", { target: "x", verdict: "PASS" }],
    ["notification_deliveries", { tenant_id: depot, target: "https://example.com" }],
    ["scheduled_jobs", { code: "evil", command: "public.evil" }],
    ["ops_kv", { key: "evil", value_json: {} }],
  ];

  test.each(closed)("not even an admin writes %s: insert, upsert, delete", async (table, row) => {
    const token = await signIn("admin@depot");
    const path = `/rest/v1/${table}`;
    const merge = { prefer: "resolution=merge-duplicates,return=representation" };
    const answers = [
      await call(path, { token, body: row }),
      await call(path, { token, body: row, headers: merge }),
      await call(`${path}?limit=1`, { token, body: [row, row], headers: merge }),
      await call(path, { token, method: "DELETE" }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  test("an upsert or a PUT of one's own profil cannot carry a role along", async () => {
    const { boss, tenant } = await company();
    const mine = { tenant_id: tenant, id: boss.profil, user_id: boss.id, role: "admin" };
    const row = { ...mine, nom_complet: "Attack", status: "active" };
    const merge = { prefer: "resolution=merge-duplicates" };
    const answers = [
      await call("/rest/v1/profils?on_conflict=id", { ...boss, body: row, headers: merge }),
      await call(`/rest/v1/profils?id=eq.${boss.profil}&tenant_id=eq.${tenant}`, {
        ...boss,
        method: "PUT",
        body: row,
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    // A list of columns makes PostgREST ignore the rest of the body: the name changes, no more.
    const named = await call(`/rest/v1/profils?id=eq.${boss.profil}&columns=nom_complet`, {
      ...boss,
      method: "PATCH",
      body: { nom_complet: "Attacker", role: "admin" },
      headers: { prefer: "return=representation" },
    });
    expect(rowsOf(named)).toMatchObject([{ nom_complet: "Attacker", role: "owner" }]);
  });

  test("an update without a filter reaches one's own name, and nobody else's", async () => {
    const { boss, other } = await company();
    const answer = await call("/rest/v1/profils?id=not.is.null", {
      ...boss,
      method: "PATCH",
      body: { nom_complet: "Everybody" },
      headers: { prefer: "return=representation" },
    });
    expect(rowsOf(answer)).toMatchObject([{ id: boss.profil }]);
    const [left] = await asOwner("select nom_complet from public.profils where id = $1", [
      other.profil,
    ]);
    expect(left).toEqual({ nom_complet: "Attack" });
  });

  test.each([
    ["metadata", { user_metadata: { role: "admin" }, app_metadata: { role: "service_role" } }],
    ["a person who is nobody", { sub: undefined }],
    [
      "flags of the system",
      { is_system: true, "access.reason": "x", permissions: ["members.write"] },
    ],
  ])("claims give no rights: %s", async (_, claims) => {
    const token = tokenOf({ sub: randomUUID(), ...claims });
    expect(rowsOf(await call("/rest/v1/profils", { token }))).toEqual([]);
    expect((await rpc("my_memberships", {}, { token })).body).toEqual([]);
    const invite = { tenant_id: depot, email: "x@attack.test", role: "admin" };
    expect((await rpc("invite_member", invite, { token })).status).toBe(403);
  });

  test.each([
    ["a subject that is no uuid", { sub: "x' or true --" }, 400],
    ["several roles", { sub: randomUUID(), role: ["service_role"] }, 400],
    ["SQL for a role", { sub: randomUUID(), role: "anon; set role postgres" }, 400],
    ["the owner of the database", { sub: randomUUID(), role: "postgres" }, 403],
    ["the role that connects", { sub: randomUUID(), role: "authenticator" }, 403],
  ])("a token that names %s is refused", async (_, claims, status) => {
    expect((await call("/rest/v1/profils", { token: tokenOf(claims) })).status).toBe(status);
  });
});

describe("what ended", () => {
  test("a suspended member sees nothing and does nothing, with the token he still has", async () => {
    const { tenant, boss, other } = await company();
    const suspended = await rpc(
      "suspend_member",
      { profil_id: other.profil, reason: "attack" },
      boss,
    );
    expect(suspended.status).toBe(200);
    for (const table of ["tenants", "profils", "sites", "flag_values", "roles", "v_members"]) {
      expect(rowsOf(await call(`/rest/v1/${table}`, other)), table).toEqual([]);
    }
    const invite = { tenant_id: tenant, email: "x@attack.test", role: "agent" };
    expect((await rpc("invite_member", invite, other)).status).toBe(403);
    const back = await rpc("reinstate_member", { profil_id: other.profil }, other);
    expect(back.status).toBe(404);
  });

  test("a suspended company is closed to its administrators", async () => {
    const { tenant, boss } = await company();
    await asOwner("update public.tenants set status = 'suspended' where id = $1", [tenant]);
    for (const table of ["tenants", "profils", "sites", "flag_values", "roles"]) {
      expect(rowsOf(await call(`/rest/v1/${table}`, boss)), table).toEqual([]);
    }
    const flag = { flag_key: "MAINTENANCE_MODE", scope: "tenant", value: true, reason: "attack" };
    expect((await rpc("set_flag", { ...flag, tenant_id: tenant }, boss)).status).toBe(403);
  });
});
