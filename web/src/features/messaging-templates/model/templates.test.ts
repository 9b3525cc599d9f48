import { describe, expect, test } from "vitest";
import type { TemplateRow } from "../data/templates.ts";
import { declaredFor, groupByKey, isKey, namesIn } from "./templates.ts";

const row = (changes: Partial<TemplateRow>): TemplateRow => ({
  tenant_id: null,
  id: "1",
  key: "ORDER_READY",
  locale: "fr",
  content: "Prêt",
  variables: [],
  approval_state: "not_required",
  provider_name: null,
  provider_language: null,
  provider_category: null,
  rejected_reason: null,
  updated_at: "2026-11-25T10:00:00Z",
  version: 1,
  ...changes,
});

describe("templates by key", () => {
  test("the company's own text counts, whichever comes first", () => {
    const own = row({ tenant_id: "t", id: "2", content: "C'est prêt" });
    for (const rows of [
      [row({}), own],
      [own, row({})],
    ]) {
      const [group] = groupByKey(rows);
      expect(group?.byLocale.fr?.content).toBe("C'est prêt");
      expect(group?.ownCount).toBe(1);
    }
  });

  test("variables of all languages are listed once", () => {
    const rows = [
      row({ variables: ["name"] }),
      row({ locale: "ar", variables: ["name", "total"] }),
    ];
    expect(groupByKey(rows)[0]?.variables).toEqual(["name", "total"]);
  });
});

describe("variables of a text", () => {
  test("are found with or without blanks, once each", () => {
    expect(namesIn("{{name}}, {{ total }} DA, {{name}} {{not ok}} {single}")).toEqual([
      "name",
      "total",
    ]);
  });

  test("keep their order when the words move around them: it is the order of Meta's numbers", () => {
    expect(declaredFor("{{total}} pour {{name}} à {{hour}}", ["name", "total", "gone"])).toEqual([
      "name",
      "total",
      "hour",
    ]);
  });
});

test("a key is written in capitals", () => {
  expect(isKey("ORDER_READY")).toBe(true);
  expect(isKey("order_ready")).toBe(false);
  expect(isKey("OK")).toBe(false);
});
