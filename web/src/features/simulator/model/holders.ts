import type { Channel } from "../data/wire.ts";

/** Which phones are on the table, and which app each shows. */
export interface Holder {
  person: string;
  channel: Channel;
}

export const FIRST_HOLDERS: readonly Holder[] = [
  { person: "amina", channel: "whatsapp" },
  { person: "karim", channel: "instagram" },
];

/** Somebody who is known and has no phone on the table yet. */
export const freePerson = (
  holders: readonly Holder[],
  people: readonly string[],
): string | undefined => people.find((id) => !holders.some(({ person }) => person === id));

export const withPhone = (holders: readonly Holder[], person: string): Holder[] => [
  ...holders,
  { person, channel: "whatsapp" },
];
