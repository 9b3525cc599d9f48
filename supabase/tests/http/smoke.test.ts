import { expect, test } from "vitest";
import { openAlert, readAlert } from "./alerts.ts";
import { call, rpc, signIn } from "./api.ts";

// What must also work where there is no PostgREST and the fallback answers: `npm test` runs this
// file on both.

test("a directeur signs in and finds his tenant and his permissions", async () => {
  const { status, body } = await rpc(
    "my_memberships",
    {},
    { token: await signIn("directeur@depot") },
  );
  expect(status).toBe(200);
  expect(body).toMatchObject([{ tenant_slug: "petrole-lushi", role: "directeur" }]);
  expect(JSON.stringify(body)).toContain("alerts.ack");
});

test("he reads his alerts, and only his", async () => {
  const { id } = await openAlert();
  const path = `/rest/v1/system_alerts?select=id,status&id=eq.${id}`;
  const own = await call(path, { token: await signIn("directeur@depot") });
  expect(own).toMatchObject({ status: 200, body: [{ id, status: "OPEN" }] });
  const foreign = await call(path, { token: await signIn("owner@resto") });
  expect(foreign).toMatchObject({ status: 200, body: [] });
});

test("he acknowledges one", async () => {
  const { id } = await openAlert();
  const answer = await rpc(
    "acknowledge_alert",
    { alert_id: id },
    { token: await signIn("directeur@depot") },
  );
  expect(answer.status).toBe(200);
  expect(await readAlert(id)).toMatchObject({ status: "ACK" });
});

test("a refusal keeps its key", async () => {
  const { id } = await openAlert();
  const answer = await rpc(
    "acknowledge_alert",
    { alert_id: id },
    { token: await signIn("owner@resto") },
  );
  expect(answer.key).toBe("alert_not_found");
});

test("without a session nothing is read", async () => {
  expect((await call("/rest/v1/system_alerts?limit=1")).status).toBeGreaterThanOrEqual(400);
  expect((await call("/rest/v1/system_alerts?limit=1", { key: null })).status).toBe(401);
});
