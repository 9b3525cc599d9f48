export interface Layer {
  rows: readonly (readonly string[])[];
}

/** The letters where an Algerian phone has them. */
export const LETTERS: Layer = {
  rows: [
    ["ض", "ص", "ث", "ق", "ف", "غ", "ع", "ه", "خ", "ح", "ج"],
    ["ش", "س", "ي", "ب", "ل", "ا", "ت", "ن", "م", "ك", "ط"],
    ["ذ", "ء", "ؤ", "ر", "ى", "ة", "و", "ز", "ظ", "د"],
    ["أ", "إ", "آ", "ئ", "لا", "ڨ", "پ", "چ", "ڤ"],
  ],
};

/** Both kinds of digits, marks, and what people write with them. */
export const SIGNS: Layer = {
  rows: [
    ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"],
    ["١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩", "٠"],
    ["َ", "ُ", "ِ", "ً", "ٌ", "ٍ", "ْ", "ّ", "ـ"],
    ["،", "؟", "!", ".", ":", "👍", "🙏", "🍕", "😂"],
  ],
};

export interface Caret {
  start: number;
  end: number;
}

/** What a key does to a text: it takes the place of what is selected. */
export function typed(text: string, caret: Caret, key: string): { text: string; caret: number } {
  const next = text.slice(0, caret.start) + key + text.slice(caret.end);
  return { text: next, caret: caret.start + key.length };
}

const words = new Intl.Segmenter("ar", { granularity: "grapheme" });

/** Takes away what is selected, or one whole character: an emoji is one. */
export function erased(text: string, caret: Caret): { text: string; caret: number } {
  if (caret.start !== caret.end) return typed(text, caret, "");
  const before = [...words.segment(text.slice(0, caret.start))];
  const last = before.at(-1);
  if (!last) return { text, caret: caret.start };
  return typed(text, { start: last.index, end: caret.start }, "");
}
