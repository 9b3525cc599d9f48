import type { AlertEvent, Payload } from "./types.ts";

/** The last picture of the violation before this event; the list is newest first. */
export const previousEvidence = (events: readonly AlertEvent[], index: number): Payload | null =>
  events.slice(index + 1).find((event) => event.evidence !== null)?.evidence ?? null;
