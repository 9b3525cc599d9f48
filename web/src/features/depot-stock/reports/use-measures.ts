import { useTranslate } from "react-admin";
import type { Measure, MeasureColumn, Measured, Volume } from "../model/report.ts";

const SIGNED: ReadonlySet<Measure> = new Set(["transferts", "pertes_gains", "ajustements"]);

/** The columns of litres of a report: those of one volume, then the closing of the other. */
export function useMeasures(): (
  shown: readonly Measure[],
  volume: Volume,
  hasDips: boolean,
) => MeasureColumn<Measured>[] {
  const translate = useTranslate();
  const word = (key: string) => translate(`depot_stock.reports.measures.${key}`);
  const dip = (volume: Volume): MeasureColumn<Measured>[] => [
    {
      key: `jauge_${volume}`,
      label: word("jauge"),
      value: (row) => row[`jauge_${volume}`],
      isWhole: true,
    },
    {
      key: `jauge_ecart_${volume}`,
      label: word("jauge_ecart"),
      value: (row) => row[`jauge_ecart_${volume}`],
      isSigned: true,
      isWhole: true,
    },
  ];
  return (shown, volume, hasDips) => [
    ...shown.map(
      (measure): MeasureColumn<Measured> => ({
        key: `${measure}_${volume}`,
        label: word(measure),
        value: (row) => row[`${measure}_${volume}`],
        isSigned: SIGNED.has(measure),
        isStrong: measure === "stock_final",
      }),
    ),
    ...(volume === "ambiant"
      ? [
          {
            key: "stock_final_15c",
            label: word("stock_final_15c"),
            value: (row: Measured) => row.stock_final_15c,
            isDerived: true,
          },
        ]
      : []),
    ...(hasDips ? dip(volume) : []),
  ];
}
