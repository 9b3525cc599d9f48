import { expect, test } from "vitest";
import { FLAG_FILTERS, filterFlags, groupByModule } from "./flag-filters.ts";
import { parseValue } from "./flag-value-field.tsx";
import type { Flag } from "./flags-data.ts";

const FLAG: Flag = {
  key: "DELIVERY_ENABLED",
  kind: "kill_switch",
  module: "delivery",
  value_type: "boolean",
  allowed_values: [false, true],
  description: { fr: "Proposer la livraison.", en: "Offer delivery." },
  default_value: false,
  value: false,
  scope: "default",
  reason: null,
  actor_name: null,
  expires_at: null,
  scopes: ["global", "tenant"],
  aliases: ["LIVRAISON"],
};

const setting: Flag = {
  ...FLAG,
  key: "ETA_MIN",
  kind: "setting",
  value_type: "integer",
  allowed_values: { min: 1, max: 600 },
  scope: "tenant",
  aliases: [],
};

const french = (text: Flag["description"]) => text?.fr ?? "";
const keysOf = (changes: Partial<typeof FLAG_FILTERS>) =>
  filterFlags([FLAG, setting], { ...FLAG_FILTERS, ...changes }, french).map((flag) => flag.key);

test("the search finds names, other names and the description, all words at once", () => {
  expect(keysOf({ search: "livraison" })).toEqual(["DELIVERY_ENABLED", "ETA_MIN"]);
  expect(keysOf({ search: "LIVRAISON enabled" })).toEqual(["DELIVERY_ENABLED"]);
  expect(keysOf({ search: "nothing like it" })).toEqual([]);
});

test("kind and state narrow the list", () => {
  expect(keysOf({ kind: "setting" })).toEqual(["ETA_MIN"]);
  expect(keysOf({ state: "changed" })).toEqual(["ETA_MIN"]);
  expect(keysOf({ state: "default" })).toEqual(["DELIVERY_ENABLED"]);
});

test("flags are grouped by module in the order they came", () => {
  expect(groupByModule([FLAG, setting])).toEqual([["delivery", [FLAG, setting]]]);
});

test("what is typed becomes a value of the flag's type, or none", () => {
  expect(parseValue(FLAG, "true")).toBe(true);
  expect(parseValue(FLAG, "yes")).toBeUndefined();
  expect(parseValue(setting, "12")).toBe(12);
  expect(parseValue(setting, "1,5")).toBe(1.5);
  expect(parseValue(setting, "")).toBeUndefined();
  expect(parseValue(setting, "abc")).toBeUndefined();
});
