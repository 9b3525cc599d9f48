import { expect, test } from "vitest";
import { ipOf } from "../_shared/request-facts.ts";
import { handler } from "./handler.ts";
import { post, world } from "./test-support.ts";

const forwarded = (value: string): Headers => new Headers({ "x-forwarded-for": value });

test.each([
  ["203.0.113.9", 1, "203.0.113.9"],
  ["198.51.100.7, 203.0.113.9", 1, "203.0.113.9"],
  ["198.51.100.7, 203.0.113.9, 192.0.2.1", 2, "203.0.113.9"],
  ["198.51.100.7", 2, "unknown"],
  ["198.51.100.7", 0, "unknown"],
  ["", 1, "unknown"],
  [" , ,", 1, "unknown"],
  ["2001:db8::7", 1, "2001:db8::7"],
])("of %j behind %i proxies the caller is %s", (value, hops, ip) => {
  expect(ipOf(forwarded(value), hops)).toBe(ip);
});

test("whoever invents an address for each request is still one caller to the limit", async () => {
  const { deps, calls } = world();
  for (const invented of ["198.51.100.1", "198.51.100.2"]) {
    await handler(deps)(post("{}", { "x-forwarded-for": `${invented}, 203.0.113.9` }));
  }
  const asked = calls.filter(({ name }) => name === "guard_inbound").map(({ args }) => args.ip);
  expect(asked).toEqual(["203.0.113.9", "203.0.113.9"]);
});
