const EASTERN_DIGITS = /[٠-٩۰-۹]/g;

function westernDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  return String(code - (code >= 0x06f0 ? 0x06f0 : 0x0660));
}

function plainDigits(text: string): string {
  return text
    .replace(EASTERN_DIGITS, westernDigit)
    .replace(/٫/g, ",")
    .replace(/[\s\u00a0\u202f'’٬]/g, "")
    .replace(/^\u2212/, "-");
}

const GROUPED: Record<string, RegExp> = {
  ",": /^-?\d{1,3}(,\d{3})+$/,
  ".": /^-?\d{1,3}(\.\d{3})+$/,
};

/** Without the sign between thousands; null when the groups are not of three digits. */
function ungroup(whole: string, sign: string): string | null {
  if (!whole.includes(sign)) return whole;
  return GROUPED[sign]?.test(whole) ? whole.replaceAll(sign, "") : null;
}

/**
 * What people type for a number: a comma or a point before the decimals, blanks between
 * thousands, the digits of Arabic. null when it is none. Where both signs occur, the last one
 * stands before the decimals; a sign that occurs twice groups thousands.
 */
export function parseDecimal(text: string): number | null {
  const plain = plainDigits(text);
  const sign = plain.lastIndexOf(",") > plain.lastIndexOf(".") ? "," : ".";
  const [whole = "", ...rest] = plain.split(sign);
  const digits = rest.length > 1 ? ungroup(plain, sign) : ungroup(whole, sign === "," ? "." : ",");
  if (digits === null) return null;
  const canonical = rest.length === 1 ? `${digits}.${rest[0] ?? ""}` : digits;
  return /^-?(\d+\.?\d*|\.\d+)$/.test(canonical) ? Number(canonical) : null;
}

// Three digits after one sign: thousands where people count litres, and no other reading is likely.
const ONE_GROUP = /^-?[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * Litres, or millimetres: nobody measures 38 litres and three decimals, but many write 38.000 or
 * 38,000 for thirty-eight thousand, each language with its own sign.
 */
export function parseAmount(text: string): number | null {
  const plain = plainDigits(text);
  return ONE_GROUP.test(plain) ? Number(plain.replace(/[.,]/, "")) : parseDecimal(text);
}

/** Empty is allowed, "12,5 L" is not. */
export function isDecimal(text: string): boolean {
  return text.trim() === "" || parseDecimal(text) !== null;
}

/** What a stored number looks like in a field, with the decimal sign of the language. */
export function decimalText(value: number | null | undefined, locale: string): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return locale === "en" ? text : text.replace(".", ",");
}

/** The same for litres: three decimals get a fourth, or they would be read back as thousands. */
export function amountText(value: number | null | undefined, locale: string): string {
  const text = decimalText(value, locale);
  return ONE_GROUP.test(text) ? `${text}0` : text;
}
