import { useTranslate } from "react-admin";
import { type LabelColumn, type MeasureColumn, type Section, sumOf } from "../model/report.ts";
import { useFigures } from "../reports/use-figures.ts";

interface Props<Row> {
  labels: readonly LabelColumn<Row>[];
  measures: readonly MeasureColumn<Row>[];
  sections: readonly Section<Row>[];
  rowKey: (row: Row) => string;
}

/** The table of a report on paper: the same columns, sections and totals as on screen. */
export function PrintTable<Row>({ labels, measures, sections, rowKey }: Props<Row>) {
  const figures = useFigures();
  return (
    <table>
      <thead>
        <tr>
          {labels.map((column) => (
            <th key={column.key}>{column.label}</th>
          ))}
          {measures.map((column) => (
            <th key={column.key} className="figure">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      {sections.map((section) => (
        <tbody key={section.key}>
          {section.title === null ? null : (
            <tr className="section">
              <th colSpan={labels.length + measures.length}>{section.title}</th>
            </tr>
          )}
          {section.rows.map((row) => (
            <tr key={rowKey(row)}>
              {labels.map((column) => (
                <td key={column.key}>
                  <bdi>{column.text(row)}</bdi>
                </td>
              ))}
              {measures.map((column) => (
                <td key={column.key} className={column.isStrong ? "figure strong" : "figure"}>
                  {figures(column, column.value(row))}
                </td>
              ))}
            </tr>
          ))}
          <PrintTotals section={section} labels={labels} measures={measures} />
        </tbody>
      ))}
    </table>
  );
}

type TotalProps<Row> = Pick<Props<Row>, "labels" | "measures"> & { section: Section<Row> };

function PrintTotals<Row>({ section, labels, measures }: TotalProps<Row>) {
  const translate = useTranslate();
  const figures = useFigures();
  return section.totals.map((total) => (
    <tr key={total.key} className="total">
      <td colSpan={labels.length}>
        {translate("depot_stock.reports.total_of", { name: total.label })}
      </td>
      {measures.map((column) => (
        <td key={column.key} className="figure">
          {figures(column, sumOf(total.rows, column.value))}
        </td>
      ))}
    </tr>
  ));
}
