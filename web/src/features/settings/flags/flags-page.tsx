import { useState } from "react";
import { useTranslate } from "react-admin";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { FlagDrawer } from "./flag-drawer.tsx";
import { FlagFilterBar } from "./flag-filter-bar.tsx";
import { FLAG_FILTERS, filterFlags, groupByModule } from "./flag-filters.ts";
import { FlagGroup } from "./flag-group.tsx";
import { type Flag, readFlags } from "./flags-data.ts";

export function FlagsPage() {
  const translate = useTranslate();
  const text = useLocalized();
  const { tenant } = useSession();
  const [filters, setFilters, reset] = useUrlFilters(FLAG_FILTERS);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const isPlatform = tenant.isOperator && filters.view === "platform";
  const query = useLiveQuery(
    ["flags", isPlatform, filters.channel],
    () => readFlags(isPlatform ? null : tenant.id, filters.channel),
    { table: "flag_values", intervalMs: 30_000 },
  );
  const openFlag = query.data?.find((flag) => flag.key === openKey);
  return (
    <Page
      eyebrow={translate("shell.sections.settings")}
      title={translate("settings.flags.title")}
      subtitle={translate("settings.flags.subtitle")}
      actions={<UpdatedAt query={query} />}
    >
      <FlagFilterBar
        filters={filters}
        modules={[...new Set((query.data ?? []).map((flag) => flag.module))]}
        onChange={setFilters}
        onReset={reset}
      />
      <QueryState query={query}>
        {(flags) => (
          <Groups
            flags={filterFlags(flags, filters, text)}
            onOpen={(flag) => setOpenKey(flag.key)}
          />
        )}
      </QueryState>
      {openFlag ? <FlagDrawer flag={openFlag} onClose={() => setOpenKey(null)} /> : null}
    </Page>
  );
}

function Groups({ flags, onOpen }: { flags: readonly Flag[]; onOpen: (flag: Flag) => void }) {
  const translate = useTranslate();
  if (flags.length === 0) {
    return (
      <EmptyState title={translate("ui.no_match_title")} text={translate("ui.no_match_text")} />
    );
  }
  return groupByModule(flags).map(([module, rows]) => (
    <FlagGroup key={module} module={module} flags={rows} onOpen={onOpen} />
  ));
}
