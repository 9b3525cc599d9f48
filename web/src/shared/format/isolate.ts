/** A name in the middle of a sentence of the other direction keeps its own letters together. */
export const isolate = (text: string): string => `\u2068${text}\u2069`;
