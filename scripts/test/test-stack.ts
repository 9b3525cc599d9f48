import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Stack, type StackOptions, startStack } from "../stack/index.ts";
import { vigieDir } from "../stack/paths.ts";

export type TestStack = Stack & {
  /** What VIGIE_STACK names. */
  readonly file: string;
  /** Removed with the stack. */
  readonly folder: string;
};

let count = 0;

/** A stack of its own on free ports, with its description in a file for the tests. */
export const startTestStack = async (options: StackOptions): Promise<TestStack> => {
  count += 1;
  const folder = join(vigieDir, `test-${process.pid}-${count}`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "stack.json");
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const stack = await startStack({ ...options, stackFiles: [file] });
    const stop = async (): Promise<void> => {
      await stack.stop();
      remove();
    };
    return { ...stack, file, folder, stop };
  } catch (error) {
    remove();
    throw error;
  }
};
