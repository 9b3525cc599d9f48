import { expect, test } from "vitest";
import { answeredKeys, documentedKeys, raisedKeys } from "./error-keys.ts";
import { readOptions } from "./options.ts";
import { formatTotal } from "./report.ts";
import { runSteps } from "./run-steps.ts";
import { sqlBlocks } from "./runbooks.ts";
import { type Context, failure, ok, type Step, sum, verdicts } from "./step.ts";
import { judge } from "./steps/advisors.ts";
import { relativeLinks, unwantedIn } from "./tree.ts";

const context = { paths: [] } as unknown as Context;

const step = (name: string, run: Step["run"]): Step => ({ name, group: "unit", run });

test("a step that fails or breaks stops nothing, and the last line counts all", async () => {
  const steps = [
    step("breaks", () => Promise.reject(new Error("away"))),
    step("fails", async () => failure(["no"], 2)),
    step("passes", async () => ok(5)),
  ];
  const printed: string[] = [];
  const print = (line: string): number => printed.push(line);
  const total = sum(await runSteps(steps, context, { slots: 2, print }));
  expect(formatTotal(total)).toBe("5 passed, 3 failed");
  expect(printed.join("\n")).toMatch(/✖ breaks[\s\S]*away/);
  expect(formatTotal({ ...ok(), skipped: 2 })).toBe("1 passed, 0 failed, 2 skipped");
});

test("a step that wants to be alone begins when all others have ended", async () => {
  const order: string[] = [];
  const slow = async (name: string) => {
    await new Promise((done) => setTimeout(done, 20));
    order.push(name);
    return ok();
  };
  const steps = [
    { ...step("alone", async () => ok(order.push("alone"))), isAlone: true },
    step("first", () => slow("first")),
    step("second", () => slow("second")),
  ];
  await runSteps(steps, context, { slots: 2, print: () => undefined });
  expect(order).toEqual(["first", "second", "alone"]);
});

test("verdicts count a complaint as a failure", () => {
  expect(verdicts({ a: [], b: ["wrong"] })).toMatchObject({ passed: 1, failed: 1 });
});

test("options: groups, paths, and what is unknown is refused", () => {
  expect(readOptions(["--only", "pgtap,unit", "./supabase/tests/access"])).toEqual({
    only: ["pgtap", "unit"],
    paths: ["supabase/tests/access"],
  });
  expect(() => readOptions(["--only", "pgtab"])).toThrow("pgtab");
  expect(() => readOptions(["--fast"])).toThrow("--fast");
});

test("error keys are read from raises, answers and docs", () => {
  const body = `begin raise exception using errcode = 'PT409',
    message = case when v then 'alert_conflict' else 'alert_not_found' end,
    detail = 'not_a_key', hint = ''; return ('PT422', 'comment_too_long', 'a_detail'); end`;
  expect(raisedKeys(body)).toEqual(["alert_conflict", "alert_not_found", "comment_too_long"]);
  expect(
    answeredKeys('refuse(\n 405, "method_not_allowed", "x"); ({ error: "try_again" })'),
  ).toEqual(["method_not_allowed", "try_again"]);
  expect(
    documentedKeys("| key | HTTP |\n| `alert_conflict` | 409 | a | b |\n| X_Y | 422 |"),
  ).toEqual(["alert_conflict", "X_Y"]);
});

test("runbook queries are taken from their section only", () => {
  const page = "## Diagnosis\n```sql\nselect 1;\n```\n## Mitigation\n```sql\ndelete from t;\n```\n";
  expect(sqlBlocks(page, "Diagnosis")).toEqual(["select 1;\n"]);
});

test("advice is refused unless allowed, and an allowance that is not needed fails", () => {
  const advice = [
    { lint: "unused_index", object: "public.a", text: "a" },
    { lint: "no_primary_key", object: "public.b", text: "b" },
  ];
  const allowed = [
    { lint: "unused_index", object: "*", reason: "" },
    { lint: "no_primary_key", object: "public.gone", reason: "" },
  ];
  expect(judge(advice, allowed).refused).toEqual(["b"]);
  expect(judge(advice, allowed).stale).toHaveLength(1);
});

test("links: relative ones outside code", () => {
  const page =
    "[a](docs/a.md#x) [b](https://b) ![c](c.svg) `[d](d.md)` [e](#e)\n```\n[f](f.md)\n```";
  expect(relativeLinks(page)).toEqual(["docs/a.md", "c.svg"]);
});

test.each([
  `see ${"/ho"}me/someone/x`,
  `${"https://regi"}stry.example.org/x`,
  `// ${"TO"}DO later`,
])("the tree must not hold: %s", (text) => {
  expect(unwantedIn(text)).toHaveLength(1);
});

test.each(["GET /rest/v1/home/x", "https://example.org/home/x", "homework/x"])(
  "the tree may hold: %s",
  (text) => {
    expect(unwantedIn(text)).toEqual([]);
  },
);
