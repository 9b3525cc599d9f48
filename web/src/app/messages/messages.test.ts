import { expect, test } from "vitest";
import { type MessageTree, mergeMessages, messageKeys } from "../../shared/i18n/merge-messages.ts";
import { modules as ar } from "./ar.ts";
import { modules as en } from "./en.ts";
import { modules as fr } from "./fr.ts";

type Modules = Record<string, { messages: MessageTree }>;

const LANGUAGES: Record<string, Modules> = { fr, en, ar };

function treeOf(modules: Modules): MessageTree {
  return mergeMessages(...Object.values(modules).map(({ messages }) => messages));
}

function textOf(tree: MessageTree, key: string): string {
  const value = key
    .split(".")
    .reduce<string | MessageTree | undefined>(
      (node, part) => (typeof node === "object" ? node[part] : undefined),
      tree,
    );
  return typeof value === "string" ? value : "";
}

function placeholders(text: string): string[] {
  return [...new Set(text.match(/%\{\w+\}/g) ?? [])]
    .filter((name) => name !== "%{smart_count}")
    .sort();
}

const english = treeOf(en);
const keys = messageKeys(english);

test.each(["fr", "ar"])("%s has every text that English has, and no other", (locale) => {
  const own = new Set(messageKeys(treeOf(LANGUAGES[locale] ?? {})));
  expect(keys.filter((key) => !own.has(key))).toEqual([]);
  const known = new Set(keys);
  expect([...own].filter((key) => !known.has(key))).toEqual([]);
});

test.each(["fr", "en", "ar"])("no text of %s is empty", (locale) => {
  const tree = treeOf(LANGUAGES[locale] ?? {});
  // react-admin's own blank for an unknown boolean is meant.
  const empty = keys.filter((key) => key !== "ra.boolean.null" && textOf(tree, key).trim() === "");
  expect(empty).toEqual([]);
});

test.each(["fr", "ar"])("%s uses the values that English uses", (locale) => {
  const tree = treeOf(LANGUAGES[locale] ?? {});
  const own = keys.filter((key) => !key.startsWith("ra."));
  const different = own.filter(
    (key) => placeholders(textOf(tree, key)).join() !== placeholders(textOf(english, key)).join(),
  );
  expect(different).toEqual([]);
});

test("Arabic is written in Arabic", () => {
  const tree = treeOf(ar);
  const latin = keys.filter((key) => !/[\u0600-\u06ff]/.test(textOf(tree, key)));
  // Abbreviations (SQL) and patterns without words of their own.
  const isBare = (key: string) => !/[a-z]{2}/.test(textOf(tree, key).replace(/%\{\w+\}/g, ""));
  expect(latin.filter((key) => !isBare(key))).toEqual([]);
});
