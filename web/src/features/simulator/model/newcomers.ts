/** Names for those who come in after the first three. */
const NAMES = ["Nadia Saïdi", "سمير بوزيد", "Yacine Merah", "ليلى منصوري", "Sabrina Ould Ali"];

/** A name that nobody has yet; when all are taken, a number tells them apart. */
export function newName(known: readonly string[]): string {
  const free = NAMES.find((name) => !known.includes(name));
  if (free) return free;
  const round = Math.floor(known.length / NAMES.length) + 1;
  return `${NAMES[known.length % NAMES.length] ?? ""} ${String(round)}`;
}
