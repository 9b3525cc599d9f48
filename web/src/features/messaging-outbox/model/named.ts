/** Without case and accents, so that "benali" finds "Bénali". */
const folded = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** Whether a customer is the one that is looked for; nothing typed means everybody. */
export const isNamed = (name: string | null, wanted: string): boolean =>
  folded(name ?? "").includes(folded(wanted));
