import { describe, expect, test } from "vitest";
import { changesOf, type Draft, faultsOf, isComplete, NEW_DRAFT } from "./draft.ts";

const draft = (changes: Partial<Draft>): Draft => ({ ...NEW_DRAFT, ...changes });
const noon = (day: string) => `${day}T12:00:00Z`;

describe("the form of a channel", () => {
  test("a token in place of the name of a secret is told before it is sent", () => {
    expect(faultsOf(draft({ token_ref: "EAAGm0PX4ZCpsBA" })).has("token_ref")).toBe(true);
    expect(faultsOf(draft({ token_ref: "SUPABASE_SECRET_KEYS" })).has("token_ref")).toBe(true);
    expect(faultsOf(draft({ token_ref: "META_TOKEN_HYDRA" })).size).toBe(0);
  });

  test("an empty field is no fault, a wrong one is", () => {
    expect(faultsOf(draft({ throughput: "" })).size).toBe(0);
    expect([
      ...faultsOf(draft({ throughput: "0", identity: "+213 555", api_base: "ftp://x" })),
    ]).toEqual(["identity", "throughput", "api_base"]);
  });

  test("only what changed is sent", () => {
    const before = draft({ display_name: "Hydra", token_expires_on: "2026-12-01" });
    const after = { ...before, status: "paused", throughput: "", token_expires_on: "2027-01-01" };
    expect(changesOf(before, before, noon)).toEqual({});
    expect(changesOf(before, after, noon)).toEqual({
      status: "paused",
      throughput_per_second: null,
      token_expires_at: "2027-01-01T12:00:00Z",
    });
  });

  test("a site, an identity and a name are needed", () => {
    expect(isComplete(draft({ site_id: "s", identity: "1", display_name: " " }))).toBe(false);
    expect(isComplete(draft({ site_id: "s", identity: "1", display_name: "Hydra" }))).toBe(true);
  });
});
