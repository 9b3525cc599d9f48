import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectRoot } from "../stack/paths.ts";

const binary = /\.(?:png|jpe?g|ico|woff2?|pdf|gz)$/;

/** What would be committed: tracked, or new and not ignored. */
export const treeFiles = (): string[] => {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const { stdout, status } = spawnSync("git", args, { cwd: projectRoot, encoding: "utf8" });
  if (status !== 0) throw new Error("git ls-files failed: is this a git checkout?");
  return stdout
    .split("\0")
    .filter((file) => file !== "" && !binary.test(file) && existsSync(join(projectRoot, file)));
};

// Written with classes and groups so that they do not find themselves.
const unwanted: readonly (readonly [string, RegExp])[] = [
  ["a path of one machine", /(?:[\s"'`(=:]|^)\/(?:root|home|Users|work)\/[\w.-]+/],
  [
    "the address of a package registry",
    /https?:\/\/[^/\s"]*(?:registry|artifactory|verdaccio|nexus)[^/\s"]*/,
  ],
  ["something unfinished", /\b(?:TO[D]O|FIX[M]E|X[X]X)\b/],
  ["a conflict marker", /^(?:<{7} |>{7} )/],
];

export const unwantedIn = (text: string): string[] =>
  text
    .split("\n")
    .flatMap((line, index) =>
      unwanted.filter(([, pattern]) => pattern.test(line)).map(([what]) => `${index + 1}: ${what}`),
    );

export const unwantedWords = (files: readonly string[]): string[] =>
  files.flatMap((file) =>
    unwantedIn(readFileSync(join(projectRoot, file), "utf8")).map((found) => `${file}:${found}`),
  );

/** Links and pictures of a page, without addresses and anchors, outside code. */
export const relativeLinks = (markdown: string): string[] =>
  [
    ...markdown
      .replace(/^```[\s\S]*?^```/gm, "")
      .replace(/`[^`\n]*`/g, "")
      .matchAll(/\]\(([^)\s]+)[^)]*\)/g),
  ]
    .map(([, target = ""]) => target)
    .filter((target) => !/^(?:[a-z]+:|#)/.test(target))
    .map((target) => decodeURI(target.replace(/[#?].*$/, "")));

export const deadLinks = (files: readonly string[]): string[] =>
  files
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) =>
      relativeLinks(readFileSync(join(projectRoot, file), "utf8"))
        .filter((target) => !existsSync(join(projectRoot, dirname(file), target)))
        .map((target) => `${file}: ${target}`),
    );
