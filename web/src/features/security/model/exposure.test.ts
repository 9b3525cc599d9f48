import { describe, expect, it } from "vitest";
import { type ExposureRow, matchMatrix, rolesOf, toMatrix } from "./exposure.ts";

const row = (changes: Partial<ExposureRow>): ExposureRow => ({
  role_name: "authenticated",
  object_type: "table",
  schema_name: "public",
  object_name: "sites",
  identity: "public.sites",
  command: "SELECT",
  column_name: null,
  is_granted: true,
  granted_via: "authenticated",
  rls_enabled: true,
  policies: [],
  effect: "policy_rows",
  note: null,
  ...changes,
});

const rows = [
  row({}),
  row({ command: "UPDATE", column_name: "name" }),
  row({ role_name: "anon", effect: "none" }),
  row({ identity: "public.zeta", role_name: "anon", effect: "all_rows" }),
  row({ identity: "public.zeta", effect: "none" }),
];
const none = { role: "", type: "", effect: "", q: "" };

describe("toMatrix", () => {
  it("shows what strangers reach first", () => {
    expect(toMatrix(rows).map((line) => line.identity)).toEqual(["public.zeta", "public.sites"]);
  });

  it("keeps the worst effect and the commands that have one", () => {
    const sites = toMatrix(rows)[1];
    expect(sites?.cells.authenticated).toEqual({
      effect: "policy_rows",
      commands: ["SELECT", "UPDATE"],
    });
    expect(sites?.cells.anon).toEqual({ effect: "none", commands: [] });
  });

  it("orders roles from outside to inside", () => {
    expect(rolesOf([...rows, row({ role_name: "reporter" })])).toEqual([
      "anon",
      "authenticated",
      "reporter",
    ]);
  });
});

describe("matchMatrix", () => {
  const found = (filters: Partial<typeof none>) =>
    matchMatrix(toMatrix(rows), { ...none, ...filters }).map((line) => line.identity);

  it("reads role and effect together", () => {
    expect(found({ role: "anon" })).toEqual(["public.zeta"]);
    expect(found({ role: "authenticated", effect: "all_rows" })).toEqual([]);
    expect(found({ role: "anon", effect: "none" })).toEqual(["public.sites"]);
  });

  it("looks for text in the name", () => {
    expect(found({ q: "SITE" })).toEqual(["public.sites"]);
    expect(found({ type: "view" })).toEqual([]);
  });
});
