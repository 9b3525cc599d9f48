import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../stack/paths.ts";

const folder = join(projectRoot, "runbooks");

const languages = {
  en: ["Meaning", "Impact", "Diagnosis", "Mitigation", "Who decides"],
  fr: ["Signification", "Impact", "Diagnostic", "Remède", "Qui décide"],
  ar: ["المعنى", "الأثر", "التشخيص", "المعالجة", "من يقرر"],
} as const;

type Language = keyof typeof languages;
type Page = {
  readonly title: string;
  readonly summary: string;
  readonly sections: readonly Section[];
};
type Section = {
  readonly title: string;
  readonly lines: readonly string[];
  readonly sql: readonly string[];
  readonly code: readonly string[];
};

const fence = /^```.*\n[\s\S]*?^```$/gm;

const pagesOf = (language: Language): string[] =>
  readdirSync(language === "en" ? folder : join(folder, language), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => entry.name)
    .sort();

const readSection = (part: string): Section => {
  const end = part.indexOf("\n");
  const body = part.slice(end);
  const prose = body.replaceAll(fence, "");
  const code = (prose.match(/`[^`]+`/g) ?? []).sort();
  return {
    title: part.slice(0, end),
    lines: prose.split("\n").filter((line) => line.trim() !== ""),
    sql: body.match(fence) ?? [],
    code: [...new Set(code)],
  };
};

const readPage = (language: Language, name: string): Page => {
  const file = language === "en" ? join(folder, name) : join(folder, language, name);
  const [head = "", ...parts] = readFileSync(file, "utf8").split(/^## /m);
  const [title = "", ...summary] = head.trim().split("\n\n");
  return { title, summary: summary.join("\n\n"), sections: parts.map(readSection) };
};

// A step may be nothing but a command.
const isProse = (line: string): boolean => /\p{L}/u.test(line.replaceAll(/`[^`]+`/g, ""));

const titles = (page: Page): string[] => page.sections.map((section) => section.title);

test("there are runbooks", () => {
  expect(pagesOf("en")).not.toEqual([]);
});

describe.each(["fr", "ar"] as const)("runbooks in %s", (language) => {
  test("every page has its translation, and no translation outlives its page", () => {
    expect(pagesOf(language)).toEqual(pagesOf("en"));
  });

  test.each(pagesOf("en"))("%s says what the English page says", (name) => {
    const english = readPage("en", name);
    const page = readPage(language, name);
    expect(titles(english)).toEqual(languages.en);
    expect(titles(page)).toEqual(languages[language]);
    expect(page.title, "the alert code").toBe(english.title);
    expect(page.summary, "the line below the code").toMatch(/\S/);
    expect(page.summary, "the line below the code").not.toBe(english.summary);
    for (const [index, section] of english.sections.entries()) {
      const translated = page.sections[index];
      expect(translated?.sql, `SQL under ${section.title}`).toEqual(section.sql);
      expect(translated?.code, `names and commands under ${section.title}`).toEqual(section.code);
      expect(translated?.lines.length, `steps and paragraphs under ${section.title}`).toBe(
        section.lines.length,
      );
      const left = section.lines.filter((line) => translated?.lines.includes(line));
      expect(left.filter(isProse), `still English under ${section.title}`).toEqual([]);
    }
  });
});
