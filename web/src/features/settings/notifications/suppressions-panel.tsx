import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import { type Column, DataTable } from "../../../shared/ui/data-table.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import type { Rule, Suppression } from "./rules-data.ts";
import { useRuleChoices, useSuppressions } from "./use-rules.ts";

/** What was deliberately not told: a flood that was capped must not look like silence. */
export function SuppressionsPanel({ rules }: { rules: readonly Rule[] }) {
  const translate = useTranslate();
  const query = useSuppressions();
  const columns = useColumns(rules);
  const told = (rows: Suppression[]) =>
    rows.filter((row) => row.total_suppressed > 0 || row.total_cooled > 0);
  if (query.data && told(query.data).length === 0) return null;
  return (
    <Panel
      title={translate("settings.notifications.suppressed_title")}
      subtitle={translate("settings.notifications.suppressed_text")}
    >
      <QueryState query={query}>
        {(rows) => (
          <DataTable
            label={translate("settings.notifications.suppressed_title")}
            rows={told(rows)}
            columns={columns}
            rowKey={(row) => `${row.rule_id}:${row.check_code}`}
          />
        )}
      </QueryState>
    </Panel>
  );
}

function useColumns(rules: readonly Rule[]): Column<Suppression>[] {
  const translate = useTranslate();
  const text = useLocalized();
  const { number, relative } = useFormat();
  const { data } = useRuleChoices();
  const label = (name: string) => translate(`settings.notifications.suppressed.${name}`);
  return [
    {
      key: "check",
      label: label("check"),
      isHeading: true,
      render: (row) => {
        const check = data?.checks.find((candidate) => candidate.code === row.check_code);
        return check ? text(check.title) : row.check_code;
      },
    },
    {
      key: "rule",
      label: label("rule"),
      render: (row) => rules.find((rule) => rule.id === row.rule_id)?.name ?? "–",
    },
    { key: "capped", label: label("capped"), render: (row) => number(row.total_suppressed) },
    { key: "cooled", label: label("cooled"), render: (row) => number(row.total_cooled) },
    { key: "last", label: label("last"), render: (row) => relative(row.last_suppressed_at) },
  ];
}
