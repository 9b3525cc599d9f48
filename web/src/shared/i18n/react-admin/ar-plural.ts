// Arabic counts in six forms: zero, one, two, few, many, other.
const ITEMS = [
  "لا عناصر",
  "عنصر واحد",
  "عنصران",
  "%{smart_count} عناصر",
  "%{smart_count} عنصرًا",
  "%{smart_count} عنصر",
];

/** A sentence about so many elements, in the six forms that react-admin's translator picks from. */
export function counted(before: string): string {
  return ITEMS.map((items) => `${before} ${items}`).join(" |||| ");
}
