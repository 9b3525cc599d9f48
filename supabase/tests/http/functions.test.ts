import { expect, test } from "vitest";
import { call, signIn, stack } from "./api.ts";

test("health answers without a key, from Deno, and says no more than it must", async () => {
  const answer = await call("/functions/v1/health", { key: null });
  expect(answer.status).toBe(200);
  expect(JSON.stringify(answer.body)).not.toMatch(/postgres|password|version/i);
});

test("a function that does not exist: 404 function_not_found", async () => {
  expect(await call("/functions/v1/nothing")).toMatchObject({
    status: 404,
    key: "function_not_found",
  });
});

test("notify is for the service: refused without a token and to users", async () => {
  expect((await call("/functions/v1/notify", { body: {} })).status).toBe(401);
  const user = await call("/functions/v1/notify", { body: {}, token: await signIn("admin@depot") });
  expect([401, 403]).toContain(user.status);
});

test("notify drains for the service", async () => {
  const answer = await call("/functions/v1/notify", {
    method: "POST",
    key: stack.secret_key,
    token: stack.service_role_key,
  });
  expect(answer.status).toBe(200);
});
