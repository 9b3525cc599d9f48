import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { Json } from "../model/types.ts";

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** A value of a payload as a person reads it; the exact JSON is one click away. */
export function FactValue({ value }: { value: Json | undefined }) {
  const translate = useTranslate();
  const { dateTime, number } = useFormat();
  if (value === null || value === undefined) return <span>–</span>;
  if (typeof value === "boolean") return <span>{translate(value ? "ui.yes" : "ui.no")}</span>;
  if (typeof value === "number") return <span>{number(value, { maximumFractionDigits: 6 })}</span>;
  if (typeof value === "string") {
    return MOMENT.test(value) ? (
      <time dateTime={value}>{dateTime(value)}</time>
    ) : (
      <bdi>{value}</bdi>
    );
  }
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) {
    return <bdi>{value.length === 0 ? "–" : value.join(", ")}</bdi>;
  }
  return (
    <Box component="code" dir="ltr" sx={{ fontSize: "0.8rem", whiteSpace: "pre-wrap" }}>
      {JSON.stringify(value, null, 1)}
    </Box>
  );
}
