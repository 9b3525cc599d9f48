import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { signJwt } from "../../../scripts/stack/index.ts";
import { eventKinds, openAlert, readAlert } from "./alerts.ts";
import { type Answer, asOwner, call, depot, resto, rpc, signIn, stack } from "./api.ts";

const rowsOf = (answer: Answer): readonly unknown[] =>
  Array.isArray(answer.body) ? answer.body : [];

const hour = 3_600;
const now = (): number => Math.floor(Date.now() / 1000);
const tokenOf = (claims: Readonly<Record<string, unknown>>): string =>
  signJwt(
    { aud: "authenticated", role: "authenticated", exp: now() + hour, ...claims },
    stack.jwt_secret,
  );

type Person = { readonly id: string; readonly profil: string; readonly token: string };

/** A company of its own with two administrators, for what would disturb the demo ones. */
const company = async (): Promise<{ tenant: string; boss: Person; other: Person }> => {
  const person = (): Person => {
    const id = randomUUID();
    return { id, profil: randomUUID(), token: tokenOf({ sub: id }) };
  };
  const [tenant, boss, other] = [randomUUID(), person(), person()];
  await asOwner(
    "insert into public.tenants (id, slug, name, domain) values ($1, $2, $2, 'resto')",
    [tenant, `attack-${tenant}`],
  );
  for (const { id, profil } of [boss, other]) {
    await asOwner("insert into auth.users (id, email, email_confirmed_at) values ($1, $2, now())", [
      id,
      `${id}@attack.test`,
    ]);
    await asOwner(
      `insert into public.profils (tenant_id, id, user_id, role, nom_complet, email)
       values ($1, $2, $3, 'owner', 'Attack', $4)`,
      [tenant, profil, id, `${id}@attack.test`],
    );
  }
  return { tenant, boss, other };
};

type Relation = { readonly name: string; readonly columns: readonly string[] };

const relations = (): Promise<Relation[]> =>
  asOwner<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class as c
     join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
     group by c.relname order by c.relname`,
  );

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
