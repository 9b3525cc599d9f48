import type { Line, State } from "./types.ts";

const marks: Readonly<Record<State, string>> = {
  ok: "ok     ",
  todo: "to do  ",
  unknown: "?      ",
};

const text = ({ check, about, state, detail, remedy }: Line): string => {
  const subject = about === null ? check : `${about}: ${check}`;
  return `${marks[state]}${subject}. ${detail}${remedy === null ? "" : `\n       → ${remedy}`}`;
};

export const summary = (lines: readonly Line[]): string => {
  const count = (state: State): number => lines.filter((line) => line.state === state).length;
  return `${count("ok")} ok, ${count("todo")} to do, ${count("unknown")} not checked`;
};

export const report = (lines: readonly Line[]): string =>
  [...lines.map(text), "", summary(lines)].join("\n");

export const exitCode = (lines: readonly Line[]): 0 | 1 =>
  lines.some(({ state }) => state === "todo") ? 1 : 0;
