import { expect, test } from "vitest";
import { readTap } from "./tap.ts";

test("counts what passed and shows what did not, with its diagnosis", () => {
  const lines = ["1..3", "ok 1 - a", "not ok 2 - b", '# Failed test 2: "b"', "ok 3 - c", "# later"];
  expect(readTap(lines)).toEqual({
    passed: 2,
    failed: 1,
    skipped: 0,
    complaints: ["not ok 2 - b", '# Failed test 2: "b"'],
  });
});

test.each([
  ["no plan", ["ok 1 - a"]],
  ["fewer assertions than planned", ["1..2", "ok 1 - a"]],
  ["more assertions than planned", ["1..1", "ok 1 - a", "ok 2 - b"]],
  ["no assertion at all", ["1..0"]],
  ["nothing", []],
])("fails on %s", (_, lines) => {
  expect(readTap(lines)).toMatchObject({ failed: 1 });
});

test("an excused assertion is neither passed nor failed, and is seen", () => {
  const lines = ["1..2", "ok 1 - a # SKIP later", `not ok 2 - b # ${"TO"}DO`];
  expect(readTap(lines)).toMatchObject({ passed: 0, failed: 0, skipped: 2 });
});

test("what a query prints beside TAP is passed over", () => {
  expect(readTap(["1..1", "okay", "ok 1", "notok"])).toMatchObject({ passed: 1, failed: 0 });
});
