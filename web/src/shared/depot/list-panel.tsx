import type { ReactNode } from "react";
import { useTranslate } from "react-admin";
import type { RowsPage } from "../api/read-page.ts";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Pager } from "../ui/pager.tsx";
import { Panel } from "../ui/panel.tsx";
import { QueryState } from "../ui/query-state.tsx";

interface Props<Row> {
  query: {
    data: RowsPage<Row> | undefined;
    error: unknown;
    isPending: boolean;
    refetch: () => unknown;
  };
  label: string;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  page: number;
  perPage: number;
  onPage: (page: number) => void;
  /** Filters that hide everything are another matter than nothing there at all. */
  isFiltered: boolean;
  empty: { title: string; text?: string; actions?: ReactNode };
}

/** One page of a list with its states: loading, error, nothing there, nothing that fits. */
export function ListPanel<Row>(props: Props<Row>) {
  const { query, label, columns, rowKey, page, perPage, onPage, isFiltered, empty } = props;
  const translate = useTranslate();
  return (
    <Panel>
      <QueryState
        query={query}
        isEmpty={(data) => data.rows.length === 0}
        empty={
          isFiltered ? (
            <EmptyState
              title={translate("ui.no_match_title")}
              text={translate("ui.no_match_text")}
            />
          ) : (
            <EmptyState title={empty.title} text={empty.text} actions={empty.actions} />
          )
        }
      >
        {(data) => (
          <>
            <DataTable label={label} rows={data.rows} columns={columns} rowKey={rowKey} />
            <Pager page={page} perPage={perPage} total={data.total} onPage={onPage} />
          </>
        )}
      </QueryState>
    </Panel>
  );
}

/** The page in the address; anything else is the first. */
export function pageOf(text: string): number {
  const page = Number(text);
  return Number.isInteger(page) && page > 0 ? page : 1;
}
