import { expect, test } from "vitest";
import { chooseDepot } from "./choose-depot.ts";

const depots = [{ id: "a" }, { id: "b" }];

test("the address wins over what was stored", () => {
  expect(chooseDepot(depots, "b", "a")).toEqual({ id: "b" });
});

test("without an address the stored depot is meant", () => {
  expect(chooseDepot(depots, null, "a")).toEqual({ id: "a" });
});

test("a depot that the person no longer has means all of them", () => {
  expect(chooseDepot(depots, null, "gone")).toBeNull();
  expect(chooseDepot(depots, "gone", "a")).toBeNull();
});

test("a single depot is no choice", () => {
  expect(chooseDepot([{ id: "a" }], null, null)).toEqual({ id: "a" });
  expect(chooseDepot([{ id: "a" }], "gone", null)).toEqual({ id: "a" });
});

test("nothing chosen among several means all of them", () => {
  expect(chooseDepot(depots, null, null)).toBeNull();
});
