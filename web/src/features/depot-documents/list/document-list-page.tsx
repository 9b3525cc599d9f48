import AddIcon from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { DepotChooser } from "../../../shared/depot/depot-chooser.tsx";
import { ExportButton } from "../../../shared/depot/export-button.tsx";
import { ListPanel, pageOf } from "../../../shared/depot/list-panel.tsx";
import { periodRange } from "../../../shared/depot/period.ts";
import { useDepotChoice } from "../../../shared/depot/use-depots.ts";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { Page } from "../../../shared/ui/page.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { type DocumentQuery, readDocuments } from "../data/documents.ts";
import { DOCUMENT_DEFAULTS, isFiltered } from "../model/document-filters.ts";
import { KINDS, type Kind } from "../model/kind.ts";
import { DocumentFilterBar } from "./document-filter-bar.tsx";
import { useDocumentColumns } from "./use-document-columns.tsx";
import { useDocumentCsv } from "./use-document-csv.ts";

const PER_PAGE = 50;

export function ReceptionsPage() {
  return <DocumentListPage key="reception" kind="reception" />;
}

export function SortiesPage() {
  return <DocumentListPage key="sortie" kind="sortie" />;
}

function useDocumentList(kind: Kind) {
  const { tenant } = useSession();
  const [filters, setFilters, reset] = useUrlFilters(DOCUMENT_DEFAULTS);
  const choice = useDepotChoice();
  const page = pageOf(filters.page);
  const asked: DocumentQuery = {
    tenantId: tenant.id,
    depotId: choice.depotId,
    range: periodRange(filters, choice.depot?.timezone ?? tenant.timezone),
    numero: filters.numero,
    produit: filters.produit,
    citerne: filters.citerne,
    proprietaire: filters.proprietaire,
    statut: filters.statut,
  };
  const query = useLiveQuery(
    ["depot", "documents", kind, asked, page],
    () => readDocuments(kind, asked, page, PER_PAGE),
    { table: kind === "reception" ? "receptions" : "sorties_produit", intervalMs: 20_000 },
  );
  return { filters, setFilters, reset, choice, page, asked, query };
}

function DocumentListPage({ kind }: { kind: Kind }) {
  const translate = useTranslate();
  const { can } = useSession();
  const list = useDocumentList(kind);
  const columns = useDocumentColumns(kind);
  const csv = useDocumentCsv(kind);
  const { path, write, fileName } = KINDS[kind];
  const word = (key: string) => translate(`depot_documents.${kind}.${key}`);
  const add = can(write) ? (
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
            name={fileName}
            columns={csv}
            readPage={(page, perPage) => readDocuments(kind, list.asked, page, perPage)}
          />
          {add}
        </>
      }
    >
      <DocumentFilterBar
        depotId={list.choice.depotId}
        filters={list.filters}
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
    </Page>
  );
}
