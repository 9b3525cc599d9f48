import { expect, test } from "vitest";
import { isCovered, isWide, toggleScope } from "./scopes.ts";

test("a wider scope takes the place of what it covers", () => {
  expect(toggleScope(["admin:read", "inbound:write"], "admin:*")).toEqual([
    "inbound:write",
    "admin:*",
  ]);
  expect(toggleScope(["admin:*", "inbound:write"], "*")).toEqual(["*"]);
});

test("the rights of an administrator do not cover messages that come in", () => {
  expect(isCovered("inbound:write", ["admin:*"])).toBe(false);
  expect(isCovered("admin:read", ["admin:*"])).toBe(true);
});

test("chosen twice is chosen no longer", () => {
  expect(toggleScope(["inbound:write"], "inbound:write")).toEqual([]);
});

test("what a partner needs to send messages is not wide", () => {
  expect(isWide(["inbound:write"])).toBe(false);
  expect(isWide(["admin:read"])).toBe(true);
  expect(isWide(["*"])).toBe(true);
});
