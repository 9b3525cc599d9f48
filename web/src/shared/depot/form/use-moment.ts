import { useState } from "react";
import { zonedToIso } from "../../format/zoned-time.ts";
import { isoToZoned } from "./zone.ts";

export interface Moment {
  /** As the field shows it: "2026-11-22T18:00" at the depot. */
  text: string;
  setText: (text: string) => void;
  /** As it is sent; null while the field is empty. */
  iso: string | null;
}

/**
 * A moment to the minute, at the depot. Left as it was it keeps its seconds: cut to the minute,
 * "now" would lie before a step that was entered in the same minute.
 */
export function useMoment(timeZone: string, initial?: string | null): Moment {
  const [start] = useState(() => initial ?? new Date().toISOString());
  const [typed, setTyped] = useState<string | null>(null);
  const shown = isoToZoned(start, timeZone);
  const text = typed ?? shown;
  return { text, setText: setTyped, iso: momentIso(text, shown, start, timeZone) };
}

export function momentIso(
  text: string,
  shown: string,
  start: string,
  timeZone: string,
): string | null {
  if (text === shown) return start;
  return text === "" ? null : zonedToIso(text, timeZone);
}
