import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import { useTranslate } from "react-admin";
import { Link, useParams } from "react-router-dom";
import { EntriesPanel } from "../../../shared/depot/entries-panel.tsx";
import { StatutChip } from "../../../shared/depot/statut-chip.tsx";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { readDocument } from "../data/documents.ts";
import { momentOf, type StockDocument } from "../model/document.ts";
import { KINDS, type Kind } from "../model/kind.ts";
import { DocumentActions } from "./document-actions.tsx";
import { DocumentFacts } from "./document-facts.tsx";
import { HistoryPanel } from "./history-panel.tsx";
import { LinesPanel } from "./lines-panel.tsx";
import { ReplacementNotice } from "./replacement-notice.tsx";

export function ReceptionPage() {
  return <DocumentPage kind="reception" />;
}

export function SortiePage() {
  return <DocumentPage kind="sortie" />;
}

function DocumentPage({ kind }: { kind: Kind }) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const { id = "" } = useParams();
  const query = useLiveQuery(
    ["depot", "document", kind, id],
    () => readDocument(kind, tenant.id, id),
    { table: kind === "reception" ? "receptions" : "sorties_produit", intervalMs: 20_000 },
  );
  return (
    <QueryState
      query={query}
      isEmpty={(document) => document === null}
      empty={
        <EmptyState
          title={translate("kinds.not_found.title")}
          text={translate("kinds.not_found.remedy")}
          actions={
            <Button component={Link} to={KINDS[kind].path}>
              {translate(`depot_documents.${kind}.back`)}
            </Button>
          }
        />
      }
    >
      {(document) => (document ? <DocumentView kind={kind} document={document} /> : null)}
    </QueryState>
  );
}

function DocumentView({ kind, document }: { kind: Kind; document: StockDocument }) {
  const translate = useTranslate();
  const { dateTime } = useDepotFormat(document.depot_id);
  return (
    <Page
      eyebrow={translate(`depot_documents.${kind}.one`)}
      title={document.numero ?? translate("depot_documents.no_number")}
      subtitle={[dateTime(momentOf(kind, document)), document.produit_nom, document.depot_nom].join(
        " · ",
      )}
      actions={
        <>
          <StatutChip statut={document.statut} />
          <DocumentActions kind={kind} document={document} />
        </>
      }
    >
      <ReplacementNotice kind={kind} document={document} />
      <Box
        sx={{
          display: "grid",
          gap: 2.5,
          alignItems: "start",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 1fr) 340px" },
        }}
      >
        <Stack sx={{ gap: 2.5, minWidth: 0 }}>
          <LinesPanel document={document} />
          <EntriesPanel
            documentId={document.id}
            depotId={document.depot_id}
            statut={document.statut}
          />
        </Stack>
        <Stack sx={{ gap: 2.5, minWidth: 0 }}>
          <DocumentFacts kind={kind} document={document} />
          <HistoryPanel document={document} />
        </Stack>
      </Box>
    </Page>
  );
}
