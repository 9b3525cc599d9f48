import { localeFacts } from "../i18n/locales.ts";

type Moment = string | number | Date;

export interface Formatters {
  number: (value: number, options?: Intl.NumberFormatOptions) => string;
  percent: (ratio: number) => string;
  money: (cents: number) => string;
  date: (moment: Moment | null | undefined) => string;
  time: (moment: Moment | null | undefined) => string;
  dateTime: (moment: Moment | null | undefined) => string;
  /** "3 hours ago", "in 2 days". */
  relative: (moment: Moment | null | undefined, now?: number) => string;
  /** "2 h 05", from seconds. */
  duration: (seconds: number | null | undefined) => string;
  list: (items: readonly string[]) => string;
}

const ABSENT = "–";
const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

function relativeParts(seconds: number): [number, Intl.RelativeTimeFormatUnit] {
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return [Math.round(seconds / size), unit];
  }
  return [0, "second"];
}

function durationParts(seconds: number): [number, string][] {
  if (seconds < 1) return [[Math.round(seconds * 1000), "millisecond"]];
  const units: [string, number][] = [
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
    ["second", 1],
  ];
  let rest = Math.round(seconds);
  const parts: [number, string][] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push([count, unit]);
  }
  return parts.slice(0, 2);
}

/** Everything a person reads as a date, a number or a sum, in the site's zone and currency. */
export function createFormatters(locale: string, timeZone: string, currency: string): Formatters {
  const { tag } = localeFacts(locale);
  const moment = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(tag, { timeZone, ...options });
    return (value: Moment | null | undefined) =>
      value === null || value === undefined ? ABSENT : format.format(new Date(value));
  };
  const relativeFormat = new Intl.RelativeTimeFormat(tag, { numeric: "auto", style: "long" });
  const unit = (count: number, name: string) =>
    new Intl.NumberFormat(tag, { style: "unit", unit: name, unitDisplay: "short" }).format(count);
  return {
    number: (value, options) => new Intl.NumberFormat(tag, options).format(value),
    percent: (ratio) =>
      new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 1 }).format(ratio),
    money: (cents) =>
      new Intl.NumberFormat(tag, { style: "currency", currency }).format(cents / 100),
    date: moment({ dateStyle: "medium" }),
    time: moment({ timeStyle: "medium" }),
    dateTime: moment({ dateStyle: "medium", timeStyle: "short" }),
    relative: (value, now = Date.now()) =>
      value === null || value === undefined
        ? ABSENT
        : relativeFormat.format(...relativeParts((new Date(value).getTime() - now) / 1000)),
    duration: (seconds) =>
      seconds === null || seconds === undefined
        ? ABSENT
        : durationParts(seconds)
            .map(([count, name]) => unit(count, name))
            .join(" "),
    list: (items) => new Intl.ListFormat(tag, { style: "long", type: "conjunction" }).format(items),
  };
}
