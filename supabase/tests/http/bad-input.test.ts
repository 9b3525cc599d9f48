import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { eventKinds, openAlert, readAlert } from "./alerts.ts";
import { call, depot, resto, rpc, signIn, stack } from "./api.ts";

const directeur = (): Promise<string> => signIn("directeur@depot");
const pca = (): Promise<string> => signIn("pca@depot");
const owner = (): Promise<string> => signIn("owner@resto");

const patch = async (id: string, body: object, account = "directeur@depot") =>
  call(`/rest/v1/system_alerts?id=eq.${id}`, {
    method: "PATCH",
    body,
    token: await signIn(account),
  });

describe("checks", () => {
  test("an unknown check code: 404 check_unknown", async () => {
    const token = await signIn("admin@depot");
    const answer = await rpc("run_check", { check_code: "NO_SUCH_CHECK" }, { token });
    expect(answer).toMatchObject({ status: 404, key: "check_unknown" });
  });

  test("who may not run checks: 403 permission_denied", async () => {
    const answer = await rpc("run_check", { check_code: "GRANT_TO_ANON" }, { token: await pca() });
    expect(answer).toMatchObject({ status: 403, key: "permission_denied" });
  });
});

describe("transitions", () => {
  test.each([
    ["an unknown status", "CLOSED"],
    ["a status of another case", "ack"],
    ["nothing", null],
  ])("a forged status, %s: 422 alert_transition_invalid", async (_, status) => {
    const alert = await openAlert();
    const answer = await patch(alert.id, { status });
    expect(answer).toMatchObject({ status: 422, key: "alert_transition_invalid" });
    expect(await readAlert(alert.id)).toMatchObject({ status: "OPEN", version: alert.version });
  });

  test("reopening what is open: 422 alert_transition_invalid", async () => {
    const { id } = await openAlert();
    const answer = await rpc(
      "reopen_alert",
      { alert_id: id, comment: "x" },
      { token: await directeur() },
    );
    expect(answer).toMatchObject({ status: 422, key: "alert_transition_invalid" });
  });

  test("resolving what still holds without a reason: 422 resolution_reason_required", async () => {
    const { id } = await openAlert();
    const answer = await rpc("resolve_alert", { alert_id: id }, { token: await directeur() });
    expect(answer).toMatchObject({ status: 422, key: "resolution_reason_required" });
  });

  test("the original client's PATCH is obeyed, its actor and its clock are not", async () => {
    const { id } = await openAlert();
    const forged = { acknowledged_by: randomUUID(), acknowledged_at: "2001-01-01T00:00:00Z" };
    const answer = await patch(id, { status: "ACK", ...forged });
    expect(answer.status).toBeLessThan(300);
    const stored = await readAlert(id);
    expect(stored).toMatchObject({ status: "ACK" });
    expect(stored?.acknowledged_by).toBe(
      stack.demo_users.find(({ email }) => email.startsWith("directeur"))?.id,
    );
    expect(new Date(stored?.acknowledged_at ?? 0).getFullYear()).toBeGreaterThan(2020);
  });

  test.each([["tenant_id"], ["check_code"], ["severity"], ["message"], ["payload"]])(
    "a PATCH of %s: 403, nothing changes",
    async (column) => {
      const alert = await openAlert();
      const answer = await patch(alert.id, { [column]: column === "payload" ? {} : depot });
      expect(answer.status).toBe(403);
      expect(await readAlert(alert.id)).toMatchObject({ version: alert.version });
    },
  );

  test("a reader's PATCH: 403 permission_denied, not an empty success", async () => {
    const { id } = await openAlert();
    const answer = await patch(id, { status: "ACK" }, "pca@depot");
    expect(answer).toMatchObject({ status: 403, key: "permission_denied" });
  });
});

describe("versions", () => {
  test("a stale version: 409 alert_conflict that names the winner", async () => {
    const { id, version } = await openAlert();
    const token = await directeur();
    await rpc("acknowledge_alert", { alert_id: id }, { token: await signIn("admin@depot") });
    const body = { alert_id: id, expected_version: version };
    const answer = await rpc("unacknowledge_alert", body, { token });
    expect(answer).toMatchObject({ status: 409, key: "alert_conflict" });
    expect(JSON.stringify(answer.body)).toContain("ACKNOWLEDGED by");
  });

  test("two at once: one winner, one conflict, one event", async () => {
    const { id, version } = await openAlert();
    const tokens = [await directeur(), await signIn("admin@depot")];
    const body = { alert_id: id, expected_version: version };
    const answers = await Promise.all(
      tokens.map((token) => rpc("acknowledge_alert", body, { token })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await eventKinds(id)).filter((kind) => kind === "ACKNOWLEDGED")).toHaveLength(1);
  });

  test("the same again by the same person: 409 nothing_changed", async () => {
    const { id } = await openAlert();
    const token = await directeur();
    await rpc("acknowledge_alert", { alert_id: id }, { token });
    const answer = await rpc("acknowledge_alert", { alert_id: id }, { token });
    expect(answer).toMatchObject({ status: 409, key: "nothing_changed" });
  });
});

describe("ids", () => {
  test.each([
    ["acknowledge_alert", {}],
    ["resolve_alert", { reason: "FIXED" }],
    ["assign_alert", { assignee: null }],
    ["comment_alert", { body: "mine now" }],
    ["snooze_alert", { until: "2999-01-01T00:00:00Z" }],
    ["alert_transitions", {}],
  ])("%s with another tenant's id: 404 alert_not_found, nothing changes", async (name, details) => {
    const alert = await openAlert(depot);
    const answer = await rpc(name, { alert_id: alert.id, ...details }, { token: await owner() });
    expect(answer).toMatchObject({ status: 404, key: "alert_not_found" });
    expect(await readAlert(alert.id)).toMatchObject({ status: "OPEN", version: alert.version });
  });

  test("another tenant's alert by PATCH: 404 alert_not_found", async () => {
    const { id } = await openAlert(resto);
    expect(await patch(id, { status: "ACK" })).toMatchObject({
      status: 404,
      key: "alert_not_found",
    });
  });

  test("an id that nothing has: the same answer", async () => {
    const body = { alert_id: randomUUID() };
    const answer = await rpc("acknowledge_alert", body, { token: await directeur() });
    expect(answer).toMatchObject({ status: 404, key: "alert_not_found" });
  });

  test("an id that is none: 400", async () => {
    const answer = await rpc(
      "acknowledge_alert",
      { alert_id: "1 or 1=1" },
      { token: await directeur() },
    );
    expect(answer.status).toBe(400);
  });

  test("inviting into another tenant: 403 or 404, never done", async () => {
    const body = { tenant_id: depot, email: "x@example.com", role: "admin" };
    const answer = await rpc("invite_member", body, { token: await owner() });
    expect([403, 404]).toContain(answer.status);
  });
});

describe("texts", () => {
  test("a comment of 4001 characters: 422 comment_too_long", async () => {
    const { id } = await openAlert();
    const body = { alert_id: id, body: "é".repeat(4001) };
    const answer = await rpc("comment_alert", body, { token: await directeur() });
    expect(answer).toMatchObject({ status: 422, key: "comment_too_long" });
  });

  test("a comment of 4000 characters is stored", async () => {
    const { id } = await openAlert();
    const body = { alert_id: id, body: "é".repeat(4000) };
    expect((await rpc("comment_alert", body, { token: await directeur() })).status).toBe(200);
  });

  test("an empty comment: 422 comment_required", async () => {
    const { id } = await openAlert();
    const answer = await rpc(
      "comment_alert",
      { alert_id: id, body: " \n" },
      { token: await directeur() },
    );
    expect(answer).toMatchObject({ status: 422, key: "comment_required" });
  });

  test("a snooze into the past: 422 snooze_until_invalid", async () => {
    const { id } = await openAlert();
    const body = { alert_id: id, until: "2001-01-01T00:00:00Z" };
    const answer = await rpc("snooze_alert", body, { token: await directeur() });
    expect(answer).toMatchObject({ status: 422, key: "snooze_until_invalid" });
  });

  test("an assignee who may not read alerts: 422 assignee_invalid", async () => {
    const { id } = await openAlert();
    const gerant = stack.demo_users.find(({ email }) => email.startsWith("gerant@"))?.id;
    const body = { alert_id: id, assignee: gerant };
    const answer = await rpc("assign_alert", body, { token: await directeur() });
    expect(answer).toMatchObject({ status: 422, key: "assignee_invalid" });
  });
});

describe("doors of the service", () => {
  test.each([
    ["log_security_event", { event_type: "X" }],
    ["record_leak_audit", { run: {} }],
    ["claim_notifications", { batch: 1, lease_seconds: 10 }],
    ["create_tenant", { name: "Mine", slug: "mine", domain: "depot", admin_user_id: randomUUID() }],
  ])("%s is closed to users: 403, and to the publishable key: 401", async (name, body) => {
    expect((await rpc(name, body, { token: await signIn("admin@depot") })).status).toBe(403);
    expect((await rpc(name, body)).status).toBe(401);
  });
});

describe("own rights", () => {
  test.each([
    ["role", "admin"],
    ["site_id", null],
    ["status", "active"],
    ["tenant_id", resto],
  ])("a user's PATCH of his own %s: 403", async (column, value) => {
    const token = await signIn("lecture@depot");
    const sub = stack.demo_users.find(({ email }) => email.startsWith("lecture@"))?.id;
    const answer = await call(`/rest/v1/profils?user_id=eq.${sub}`, {
      method: "PATCH",
      body: { [column]: value },
      token,
    });
    expect(answer.status).toBe(403);
  });

  test("metadata that claims a role gives no right", async () => {
    const token = await signIn("lecture@depot");
    const body = { data: { role: "admin", permissions: ["members.write"] } };
    await call("/auth/v1/user", { method: "PUT", body, token });
    const answer = await rpc("my_memberships", {}, { token });
    expect(JSON.stringify(answer.body)).not.toContain("members.write");
  });
});
