const ENGLISH: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "st", two: "nd", few: "rd" };
const ARABIC = ["", "الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة"];

/** "2e", "2nd", "الثانية". */
export const ordinal = (count: number, locale: string): string => {
  if (locale === "en") {
    const rule = new Intl.PluralRules("en", { type: "ordinal" }).select(count);
    return `${count}${ENGLISH[rule] ?? "th"}`;
  }
  if (locale === "ar") return ARABIC[count] ?? String(count);
  return count === 1 ? "1er" : `${count}e`;
};
