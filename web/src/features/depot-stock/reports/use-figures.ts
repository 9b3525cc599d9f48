import { useLitres } from "../../../shared/depot/use-litres.ts";
import type { MeasureColumn } from "../model/report.ts";

type Written = Pick<MeasureColumn<never>, "key" | "isSigned" | "isDerived" | "isWhole">;

/** A litre figure as its column writes it: at 15 °C with its tenth, so that columns line up. */
export function useFigures(): (column: Written, value: number | null) => string {
  const litres = useLitres();
  return (column, value) => {
    if (value === null) return litres.figure(null);
    const written = column.isWhole ? Math.round(value) : value;
    if (column.isSigned) return litres.signedFigure(written);
    if (column.isWhole) return litres.figure(written);
    const text = column.key.endsWith("_15c") ? litres.derivedFigure(value) : litres.figure(value);
    return column.isDerived ? `≈\u00a0${text}` : text;
  };
}
