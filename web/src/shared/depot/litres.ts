import { localeFacts } from "../i18n/locales.ts";

export type Litres = number | string | null | undefined;

export interface LitreFormat {
  /** "79 737 L", whole litres: what people read. */
  ambient: (value: Litres) => string;
  /** "≈ 79 203 L": derived, decides nothing, and looks it. */
  at15: (value: Litres) => string;
  /** "+ 1 200 L", "− 300 L", "0 L". */
  signed: (value: Litres) => string;
  /** The figure of a table whose head says litres: no unit, up to three decimals. */
  figure: (value: Litres) => string;
  signedFigure: (value: Litres) => string;
  /** The same at 15 °C: always a tenth, as it is booked. */
  derivedFigure: (value: Litres) => string;
  /** "79,7 k", for an axis. */
  short: (value: Litres) => string;
}

const ABSENT = "–";

function numberOf(value: Litres): number | null {
  if (value === null || value === undefined || value === "") return null;
  const read = Number(value);
  return Number.isFinite(read) ? read : null;
}

/** Volumes as a depot reads them: ambient first and plain, 15 °C always marked with ≈. */
export function createLitreFormat(locale: string): LitreFormat {
  const { tag } = localeFacts(locale);
  const build = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(tag, options);
    return (value: Litres) => {
      const read = numberOf(value);
      // A remainder that rounds to nothing must not read as "-0".
      if (read === null) return null;
      // The hyphen of the keyboard is too short for a loss to be seen.
      return format.format(Object.is(read, -0) ? 0 : read).replace("-", "\u2212");
    };
  };
  const whole = build({ maximumFractionDigits: 0, signDisplay: "negative" });
  const signed = build({ maximumFractionDigits: 0, signDisplay: "exceptZero" });
  const exact = build({ maximumFractionDigits: 3, signDisplay: "negative" });
  const exactSigned = build({ maximumFractionDigits: 3, signDisplay: "exceptZero" });
  const tenths = build({
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: "negative",
  });
  const compact = build({ notation: "compact", maximumFractionDigits: 1 });
  const unit = locale === "ar" ? "ل" : "L";
  const withUnit = (text: string | null) => (text === null ? ABSENT : `${text}\u00a0${unit}`);
  return {
    ambient: (value) => withUnit(whole(value)),
    at15: (value) => {
      const text = whole(value);
      return text === null ? ABSENT : `≈\u00a0${withUnit(text)}`;
    },
    signed: (value) => withUnit(signed(value)),
    figure: (value) => exact(value) ?? ABSENT,
    signedFigure: (value) => exactSigned(value) ?? ABSENT,
    derivedFigure: (value) => tenths(value) ?? ABSENT,
    short: (value) => compact(value) ?? ABSENT,
  };
}
