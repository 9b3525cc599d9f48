import { useTranslate } from "react-admin";
import type { CsvColumn } from "../../../shared/export/csv.ts";
import type { LabelColumn, MeasureColumn, Measured } from "../model/report.ts";

type Build = (volume: "ambiant" | "15c") => readonly MeasureColumn<Measured>[];

/** Both volumes side by side, each head with its unit: what a spreadsheet needs to check a report. */
export function useReportCsv() {
  const translate = useTranslate();
  return <Row extends Measured>(
    labels: readonly LabelColumn<Row>[],
    build: Build,
  ): CsvColumn<Row>[] => {
    const ofVolume = (volume: "ambiant" | "15c"): CsvColumn<Row>[] =>
      build(volume)
        .filter((column) => column.key.endsWith(volume))
        .map((column) => ({
          header: `${column.label}, ${translate(volume === "ambiant" ? "depot.ambient_l" : "depot.at_15_l")}`,
          value: column.value,
        }));
    return [
      ...labels.map((column): CsvColumn<Row> => ({ header: column.label, value: column.text })),
      ...ofVolume("ambiant"),
      ...ofVolume("15c"),
    ];
  };
}
