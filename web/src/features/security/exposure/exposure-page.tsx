import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useTranslate } from "react-admin";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { Page } from "../../../shared/ui/page.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { AuditPanel } from "../audit/audit-panel.tsx";
import { fetchAudits, fetchExceptions, fetchFindings, fetchInventory } from "../data/exposure.ts";
import { ExceptionsPanel } from "../exceptions/exceptions-panel.tsx";
import type { ExposureRow } from "../model/exposure.ts";
import { FindingsPanel } from "./findings-panel.tsx";
import { MatrixPanel } from "./matrix-panel.tsx";
import { SummaryCards } from "./summary-cards.tsx";

const DEFAULTS = {
  view: "matrix",
  q: "",
  role: "",
  type: "",
  effect: "",
  schema: "public",
  object: "",
};
const MINUTE_MS = 60_000;
const OUTSIDE = new Set(["anon", "public"]);

/** Names in the public schema that answer somebody who has not signed in. */
const countStrangers = (rows: readonly ExposureRow[]): number =>
  new Set(
    rows
      .filter((row) => OUTSIDE.has(row.role_name) && row.object_type !== "default_privilege")
      .filter((row) => row.effect !== "none")
      .map((row) => row.identity),
  ).size;

/** What the database really lets each role do, what breaks the rules, and the proof. */
export function ExposurePage() {
  const translate = useTranslate();
  const { tenant, can } = useSession();
  const [filters, setFilters, reset] = useUrlFilters(DEFAULTS);
  const mayReadAudits = can("audits.read");
  const findings = useLiveQuery(["security", "findings"], () => fetchFindings(tenant.id));
  const exceptions = useLiveQuery(["security", "exceptions"], fetchExceptions);
  const audits = useLiveQuery(["security", "audits"], fetchAudits, { enabled: mayReadAudits });
  const inventory = useLiveQuery(
    ["security", "inventory", "public"],
    () => fetchInventory("public"),
    { intervalMs: MINUTE_MS },
  );
  const word = (key: string, values = {}) => translate(`security.exposure.${key}`, values);
  const current = exceptions.data?.filter((each) => each.ended_at === null).length;
  const isTab = filters.view === "exceptions" || filters.view === "audits";
  const view = isTab ? filters.view : "matrix";
  return (
    <Page
      title={word("title")}
      subtitle={word("subtitle")}
      actions={<UpdatedAt query={inventory} />}
    >
      <SummaryCards
        findings={findings.data}
        exceptions={exceptions.data}
        audits={mayReadAudits ? audits.data : null}
        strangers={inventory.data ? countStrangers(inventory.data) : undefined}
      />
      <FindingsPanel query={findings} />
      <Tabs value={view} onChange={(_event, next: string) => setFilters({ view: next })}>
        <Tab value="matrix" label={word("tab_matrix")} />
        <Tab value="exceptions" label={word("tab_exceptions", { count: current ?? "…" })} />
        {mayReadAudits ? <Tab value="audits" label={word("tab_audits")} /> : null}
      </Tabs>
      {view === "matrix" ? (
        <MatrixPanel filters={filters} onChange={setFilters} onReset={reset} />
      ) : null}
      {view === "exceptions" ? <ExceptionsPanel query={exceptions} /> : null}
      {view === "audits" && mayReadAudits ? <AuditPanel query={audits} /> : null}
    </Page>
  );
}
