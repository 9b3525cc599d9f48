import { expect, test } from "vitest";
import type { TemplateChoice } from "../data/templates.ts";
import { sendableTemplates } from "./variables.ts";

const row = (changes: Partial<TemplateChoice>): TemplateChoice => ({
  tenant_id: null,
  key: "ORDER_READY",
  locale: "fr",
  content: "Bonjour {{name}}",
  variables: ["name"],
  approval_state: "not_required",
  ...changes,
});

test("with the window closed only what Meta approved may be chosen", () => {
  const rows = [row({}), row({ key: "COME_BACK", approval_state: "approved" })];
  expect(sendableTemplates(rows, false).map(({ key }) => key)).toEqual(["COME_BACK"]);
  expect(sendableTemplates(rows, true)).toHaveLength(2);
});

test("a company's own text stands for everybody's of its language", () => {
  const rows = [
    row({ approval_state: "approved" }),
    row({ tenant_id: "t1", approval_state: "rejected" }),
  ];
  expect(sendableTemplates(rows, false)).toEqual([]);
});

test("languages of a key are one choice with all their variables", () => {
  const rows = [
    row({}),
    row({ locale: "ar", content: "مرحبا {{name}}", variables: ["name", "total"] }),
  ];
  expect(sendableTemplates(rows, true)).toEqual([
    {
      key: "ORDER_READY",
      locales: ["fr", "ar"],
      contents: { fr: "Bonjour {{name}}", ar: "مرحبا {{name}}" },
      variables: ["name", "total"],
      isApproved: false,
    },
  ]);
});
