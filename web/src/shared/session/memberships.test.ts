import { expect, test } from "vitest";
import { groupByTenant, type MembershipRow } from "./memberships.ts";

const ROW: MembershipRow = {
  tenant_id: "t1",
  tenant_name: "Pétrole",
  tenant_slug: "petrole",
  domain: "depot",
  is_operator: true,
  timezone: "Africa/Lubumbashi",
  currency: "USD",
  default_locale: "fr",
  profil_id: "p1",
  role: "gerant",
  site_id: null,
  site_name: null,
  status: "active",
  permissions: ["tenant.read"],
};

test("several memberships of one tenant are one entry with the union of their permissions", () => {
  const second = { ...ROW, profil_id: "p2", site_id: "s1", permissions: ["alerts.read"] };
  const [tenant, ...others] = groupByTenant([ROW, second]);
  expect(others).toEqual([]);
  expect([...(tenant?.permissions ?? [])].sort()).toEqual(["alerts.read", "tenant.read"]);
});

test("a suspended membership opens nothing", () => {
  expect(groupByTenant([{ ...ROW, status: "suspended" }])).toEqual([]);
  expect(groupByTenant([{ ...ROW, status: "tenant_suspended" }])).toEqual([]);
});
