import { expect, test } from "vitest";
import { errorFromBody } from "./app-error.ts";
import { describeError } from "./describe-error.ts";

const WORDS: Record<string, string> = {
  "errors.last_admin.title": "Dernier administrateur",
  "errors.last_admin.remedy": "Nommez-en un autre.",
  "codes.57014.title": "Trop long",
  "kinds.invalid.title": "Refusé",
  "kinds.invalid.remedy": "Corrigez.",
};

const translate = (key: string, options?: Record<string, unknown>): string =>
  WORDS[key] ?? (typeof options?._ === "string" ? options._ : key);

test("a known key is said in the reader's language, with its remedy", () => {
  const error = errorFromBody(422, { message: "last_admin", details: "Only one is left." });
  expect(describeError(error, translate)).toEqual({
    title: "Dernier administrateur",
    facts: "Only one is left.",
    remedy: "Nommez-en un autre.",
    reference: "last_admin",
  });
});

test("an unknown key keeps the server's detail and hint; the code is only a reference", () => {
  const error = errorFromBody(422, {
    message: "brand_new_key",
    details: "12 L are missing.",
    hint: "Count again.",
  });
  expect(describeError(error, translate)).toEqual({
    title: "Refusé",
    facts: "12 L are missing.",
    remedy: "Count again.",
    reference: "brand_new_key",
  });
});

test("a code of the database has words too", () => {
  const error = errorFromBody(400, {
    code: "57014",
    message: "canceling statement due to timeout",
  });
  expect(describeError(error, translate).title).toBe("Trop long");
});
