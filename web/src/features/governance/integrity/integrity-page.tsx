import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { lazy, Suspense } from "react";
import { useTranslate } from "react-admin";
import { useSearchParams } from "react-router-dom";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { ErrorNotice } from "../../../shared/ui/error-notice.tsx";
import { LoadingState } from "../../../shared/ui/loading-state.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { useChecks } from "../parts/use-checks.ts";
import { AlertsPanel } from "./alerts-panel.tsx";
import { ExportButton } from "./export-button.tsx";
import { Overview } from "./overview.tsx";
import { useAlertFilters } from "./use-alert-filters.ts";

const TrendsPanel = lazy(() =>
  import("../trends/trends-panel.tsx").then((module) => ({ default: module.TrendsPanel })),
);

/** What is wrong now, since when, and who deals with it. */
export function IntegrityPage() {
  const translate = useTranslate();
  const [params, setParams] = useSearchParams();
  const [filters, change] = useAlertFilters();
  const view = params.get("view") === "trends" ? "trends" : "list";
  const checks = useChecks();
  const show = (next: string) =>
    setParams((previous) => {
      const changed = new URLSearchParams(previous);
      if (next === "list") changed.delete("view");
      else changed.set("view", next);
      return changed;
    });
  return (
    <Page
      title={translate("governance.integrity.title")}
      subtitle={translate("governance.integrity.subtitle")}
      actions={
        <>
          <UpdatedAt query={checks} />
          <ExportButton filters={filters} />
        </>
      }
    >
      <Overview filters={filters} lines={checks.data} onChange={change} />
      {checks.error ? (
        <ErrorNotice error={checks.error} onRetry={() => void checks.refetch()} />
      ) : null}
      <Tabs value={view} onChange={(_event, next: string) => show(next)}>
        <Tab value="list" label={translate("governance.integrity.tab_list")} />
        <Tab value="trends" label={translate("governance.integrity.tab_trends")} />
      </Tabs>
      {view === "list" ? (
        <AlertsPanel filters={filters} lines={checks.data} onChange={change} />
      ) : (
        <Suspense fallback={<LoadingState />}>
          <TrendsPanel />
        </Suspense>
      )}
    </Page>
  );
}
