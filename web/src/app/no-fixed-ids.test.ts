import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const SOURCES = new URL("..", import.meta.url);
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

// The product of a depot was known to the app by an id, and by another one a release later.
test("no page knows a row by its id", () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name),
  );
  expect(files.length).toBeGreaterThan(100);
  const knowing = files.filter((name) => UUID.test(readFileSync(new URL(name, SOURCES), "utf8")));
  expect(knowing).toEqual([]);
});
