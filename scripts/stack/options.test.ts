import { expect, test } from "vitest";
import { StackError } from "./errors.ts";
import { parseCommandLine } from "./options.ts";

test("without options: the default ports, everything on, the usual stack file", () => {
  const { stack } = parseCommandLine([]);
  expect(stack).toMatchObject({
    portBase: 54320,
    fresh: false,
    web: true,
    functions: true,
    seed: true,
  });
  expect(stack.dataDir).toMatch(/\.vigie\/stack-54320$/);
  expect(stack.stackFiles?.[0]).toMatch(/\.vigie\/stack\.json$/);
});

test("a second stack has its own folder, and is the one that tools find", () => {
  const { stack } = parseCommandLine(["--port-base", "56000", "--fresh", "--no-web"]);
  expect(stack).toMatchObject({ portBase: 56000, fresh: true, web: false });
  expect(stack.dataDir).toMatch(/\.vigie\/stack-56000$/);
  expect(stack.stackFiles?.[0]).toMatch(/\.vigie\/stack\.json$/);
});

test.each([
  [["--port-base", "80"]],
  [["--port-base", "65530"]],
  [["--port-base", "1e3.5"]],
  [["--rest", "x"]],
  [["extra"]],
])("refuses %j", (args) => {
  expect(() => parseCommandLine(args)).toThrow(StackError);
});
