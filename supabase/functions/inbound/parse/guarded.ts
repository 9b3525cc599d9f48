import type { Item } from "./item.ts";
import { clip, type Json, list, object } from "./read.ts";

/** A piece that nobody here understands: kept as it came, acknowledged, and nothing acts on it. */
export const fault = (identity: string | undefined, field: string, piece: unknown): Item => ({
  kind: "unknown",
  identity,
  field,
  content: { raw: clip(piece) },
});

/** Each piece by itself: a broken one becomes unknown and takes no other with it. */
export const guarded = (
  pieces: unknown,
  identity: string | undefined,
  field: string,
  parse: (piece: Json) => Item | readonly Item[],
): readonly Item[] =>
  list(pieces).flatMap((piece) => {
    const one = object(piece);
    if (one === undefined) return [fault(identity, field, piece)];
    try {
      return parse(one);
    } catch {
      return [fault(identity, field, piece)];
    }
  });
