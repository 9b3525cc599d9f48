import { useTranslate } from "react-admin";
import { useParams, useSearchParams } from "react-router-dom";
import { useFirst } from "../../../shared/depot/form/use-first.ts";
import { useDepots } from "../../../shared/depot/use-depots.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { readArrivedTrips, readDocument } from "../data/documents.ts";
import type { StockDocument } from "../model/document.ts";
import type { ArrivedTrip } from "../model/head-draft.ts";
import type { Kind } from "../model/kind.ts";
import { DocumentForm } from "./document-form.tsx";

export interface FormSource {
  mode: "new" | "edit" | "correct";
  document: StockDocument | null;
  trip: ArrivedTrip | undefined;
}

/** The document that the one on the form takes the place of, when it is a correction. */
export function replacedId({ mode, document }: FormSource): string | null {
  return (mode === "correct" ? document?.id : document?.remplace_id) ?? null;
}

export function ReceptionFormPage() {
  return <DocumentFormPage kind="reception" />;
}

export function SortieFormPage() {
  return <DocumentFormPage kind="sortie" />;
}

/** A draft is fit to be edited, a validated document to be corrected; nothing else is. */
function isFit(source: FormSource): boolean {
  if (source.mode === "new") return true;
  return source.document?.statut === (source.mode === "edit" ? "brouillon" : "validee");
}

function useSource(kind: Kind) {
  const { tenant } = useSession();
  const { id } = useParams();
  const [params] = useSearchParams();
  const corrected = id ? null : params.get("remplace");
  const tripId = id || corrected ? null : params.get("cdr");
  const mode = id ? "edit" : corrected ? "correct" : "new";
  const documentId = id ?? corrected;
  return useLiveQuery(
    ["depot", "document-form", kind, mode, documentId, tripId],
    async (): Promise<FormSource> => ({
      mode,
      document: documentId ? await readDocument(kind, tenant.id, documentId) : null,
      trip: tripId
        ? (await readArrivedTrips(tenant.id, tripId)).find((trip) => trip.id === tripId)
        : undefined,
    }),
    // Read once: a refresh under someone's hands would fight with what they type.
    { intervalMs: false },
  );
}

function DocumentFormPage({ kind }: { kind: Kind }) {
  const { id } = useParams();
  const [params] = useSearchParams();
  // Another document is another form: nothing of the one before may stay in its fields.
  return <LoadedForm key={[id, params.get("remplace"), params.get("cdr")].join()} kind={kind} />;
}

function LoadedForm({ kind }: { kind: Kind }) {
  const translate = useTranslate();
  const depots = useDepots();
  const query = useSource(kind);
  const source = useFirst(query.data);
  return (
    <QueryState query={depots}>
      {() => (
        <QueryState
          query={{ ...query, data: source }}
          isEmpty={(first) => !isFit(first)}
          empty={
            <EmptyState
              title={translate("depot_documents.form.unfit_title")}
              text={translate("depot_documents.form.unfit_text")}
            />
          }
        >
          {(first) => <DocumentForm kind={kind} source={first} />}
        </QueryState>
      )}
    </QueryState>
  );
}
