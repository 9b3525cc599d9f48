import type { CheckLine } from "../model/check.ts";

/** Text is looked for in the code, the module and the title of every language. */
export const matchChecks = (
  lines: readonly CheckLine[],
  text: string,
  health: string,
): readonly CheckLine[] => {
  const wanted = text.trim().toLocaleLowerCase();
  return lines.filter(({ check, health: own }) => {
    if (health !== "" && own !== health) return false;
    const words = [check.code, check.module, ...Object.values(check.title)];
    return wanted === "" || words.some((word) => word.toLocaleLowerCase().includes(wanted));
  });
};
