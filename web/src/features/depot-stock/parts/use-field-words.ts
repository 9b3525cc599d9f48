import { useTranslate } from "react-admin";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { useFormat } from "../../../shared/format/use-format.ts";
import { fieldKind, type Json } from "../model/log.ts";
import { useDays } from "./use-days.ts";
import { useNames } from "./use-names.ts";

export interface FieldWords {
  label: (key: string) => string;
  value: (key: string, value: Json) => string;
}

const WORDED = new Set(["statut", "nature"]);

/** Columns and their values as people say them. */
export function useFieldWords(depotId: string | null): FieldWords {
  const translate = useTranslate();
  const names = useNames();
  const litres = useLitres();
  const days = useDays();
  const { number } = useFormat();
  const { dateTime } = useDepotFormat(depotId);
  const word = (key: string, value: string) => {
    if (key === "proprietaire_type") return translate(`depot.owners.${value}`, { _: value });
    if (!WORDED.has(key)) return value;
    return translate(`depot.${key}s.${value}`, { _: value });
  };
  const text = (key: string, value: string | number): string => {
    switch (fieldKind(key)) {
      case "id":
        return names.get(String(value)) ?? String(value).slice(0, 8);
      case "moment":
        return dateTime(value);
      case "day":
        return days.day(String(value));
      case "litres":
        return litres.ambient(value);
      case "temperature":
        return `${number(Number(value))} °C`;
      case "density":
        return `${number(Number(value))} kg/m³`;
      default:
        return typeof value === "number" ? number(value) : word(key, value);
    }
  };
  return {
    label: (key) =>
      translate(`depot_stock.fields.${key.replace(/_id$/, "")}`, { _: key.replaceAll("_", " ") }),
    value: (key, value) => {
      if (value === null) return translate("depot_stock.logs.nothing");
      if (typeof value === "boolean") return translate(value ? "ui.yes" : "ui.no");
      if (typeof value === "object") return JSON.stringify(value);
      return text(key, value);
    },
  };
}
