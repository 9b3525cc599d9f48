import { expect, test } from "vitest";
import { isConfigured, readConfig } from "./config.ts";

const ENV = {
  VITE_SUPABASE_URL: "http://127.0.0.1:54321/",
  VITE_SUPABASE_PUBLISHABLE_KEY: "sb_publishable_x",
} as ImportMetaEnv;

test("a trailing slash does not matter, Realtime is off unless asked for", () => {
  expect(readConfig(ENV)).toEqual({
    supabaseUrl: "http://127.0.0.1:54321",
    publishableKey: "sb_publishable_x",
    isRealtimeEnabled: false,
    graphUrl: null,
  });
});

test("a secret key is refused before it could be sent", () => {
  const env = { ...ENV, VITE_SUPABASE_PUBLISHABLE_KEY: "sb_secret_x" };
  expect(() => readConfig(env)).toThrow(/secret key/);
});

test("a missing address is noticed", () => {
  expect(isConfigured(readConfig({} as ImportMetaEnv))).toBe(false);
  expect(isConfigured(readConfig(ENV))).toBe(true);
});
