import { z } from "zod";

/** Characters as people count them, not as UTF-16 does: an emoji is one. */
const lengthOf = (text: string): number => [...text].length;

/** A text of 1 to `max` characters. */
export const text = (max: number) =>
  z.string().superRefine((value, context) => {
    const length = lengthOf(value);
    if (length >= 1 && length <= max) return;
    context.addIssue({
      code: "custom",
      message: `length is ${length}; minimum 1, maximum ${max}`,
    });
  });

export const unique = <T>(items: readonly T[], idOf: (item: T) => string): boolean =>
  new Set(items.map(idOf)).size === items.length;
