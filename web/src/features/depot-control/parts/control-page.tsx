import AddIcon from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import type { RowsPage } from "../../../shared/api/read-page.ts";
import { DepotChooser } from "../../../shared/depot/depot-chooser.tsx";
import { ExportButton } from "../../../shared/depot/export-button.tsx";
import { ListPanel } from "../../../shared/depot/list-panel.tsx";
import type { CsvColumn } from "../../../shared/export/csv.ts";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { useSession } from "../../../shared/session/session-context.ts";
import type { Column } from "../../../shared/ui/data-table.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { type ControlQuery, isFiltered } from "../data/control-query.ts";
import { ControlFilterBar } from "./control-filter-bar.tsx";
import { PER_PAGE, type useControlList } from "./use-control-list.ts";

interface Props<Row> {
  /** Name of the texts: depot_control.<name>. */
  name: string;
  path: string;
  permission: string;
  list: ReturnType<typeof useControlList<Row>>;
  states: readonly { value: string; label: string }[];
  columns: readonly Column<Row>[];
  csv: readonly CsvColumn<Row>[];
  read: (asked: ControlQuery, page: number, perPage: number) => Promise<RowsPage<Row>>;
  children?: ReactNode;
}

/** The frame that the three lists share: filters, table, export, and the way to a new one. */
export function ControlPage<Row extends { id: string }>(props: Props<Row>) {
  const { name, path, permission, list, states, columns, csv, read, children } = props;
  const translate = useTranslate();
  const { can } = useSession();
  const word = (key: string) => translate(`depot_control.${name}.${key}`);
  const add = can(permission) ? (
    <Button variant="contained" startIcon={<AddIcon />} component={Link} to={`${path}/new`}>
      {word("new")}
    </Button>
  ) : null;
  return (
    <Page
      eyebrow={translate("shell.sections.depot")}
      title={word("title")}
      subtitle={word("subtitle")}
      actions={
        <>
          <UpdatedAt query={list.query} />
          <DepotChooser choice={list.choice} />
          <ExportButton
            name={word("file")}
            columns={csv}
            readPage={(page, perPage) => read(list.asked, page, perPage)}
          />
          {add}
        </>
      }
    >
      <ControlFilterBar
        depotId={list.choice.depotId}
        filters={list.filters}
        states={states}
        onChange={(changes) => list.setFilters({ ...changes, page: "1" })}
        onReset={list.reset}
      />
      <ListPanel
        query={list.query}
        label={word("title")}
        columns={columns}
        rowKey={(row) => row.id}
        page={list.page}
        perPage={PER_PAGE}
        onPage={(page) => list.setFilters({ page: String(page) })}
        isFiltered={isFiltered(list.filters)}
        empty={{ title: word("empty_title"), text: word("empty_text"), actions: add }}
      />
      {children}
    </Page>
  );
}
