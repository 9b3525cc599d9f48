import { expect, test } from "vitest";
import { serviceHeaders } from "./secret-key.ts";

test("the secret key goes in apikey alone: it is no JWT", () => {
  const env = {
    SUPABASE_SECRET_KEYS: '{"default":"sb_secret_x"}',
    SUPABASE_SERVICE_ROLE_KEY: "a.b.c",
  };
  expect(serviceHeaders(env)).toEqual({ apikey: "sb_secret_x" });
});

test("an older project has its legacy JWT only", () => {
  const env = { SUPABASE_SECRET_KEYS: "not json", SUPABASE_SERVICE_ROLE_KEY: "a.b.c" };
  expect(serviceHeaders(env)).toEqual({ apikey: "a.b.c", authorization: "Bearer a.b.c" });
});

test("without any key it refuses to start", () => {
  expect(() => serviceHeaders({})).toThrow(/no secret key/);
});
