import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useTranslate } from "react-admin";
import { Link, useLocation } from "react-router-dom";
import { Page } from "../../../shared/ui/page.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { ExplainDrawer } from "../explain/explain-drawer.tsx";
import { OUTBOX_DEFAULTS, viewOf } from "../model/filters.ts";
import { DeadList } from "./dead-list.tsx";
import { OutboxFilterBar } from "./outbox-filter-bar.tsx";
import { WaitingList } from "./waiting-list.tsx";

/** What waits, what was given up, what nobody knows about: each with why and what to do. */
export function OutboxPage() {
  const translate = useTranslate();
  const [filters, setFilters] = useUrlFilters(OUTBOX_DEFAULTS);
  const view = viewOf(filters.status);
  const word = (key: string) => translate(`messaging_outbox.${key}`);
  const open = (id: number) => setFilters({ message: String(id) });
  return (
    <Page
      eyebrow={translate("shell.sections.messages")}
      title={word("title")}
      subtitle={word(`subtitles.${view}`)}
    >
      <OutboxTabs current={view} />
      <OutboxFilterBar filters={filters} onChange={setFilters} />
      {view === "waiting" ? (
        <WaitingList
          filters={filters}
          onOpen={open}
          onPage={(page) => setFilters({ page: String(page) })}
        />
      ) : (
        <DeadList key={view} filters={filters} status={view} onOpen={open} />
      )}
      {filters.message === "" ? null : (
        <ExplainDrawer id={Number(filters.message)} onClose={() => setFilters({ message: "" })} />
      )}
    </Page>
  );
}

const TABS = [
  { name: "waiting", path: "/messaging/outbox" },
  { name: "DLQ", path: "/messaging/outbox?status=DLQ" },
  { name: "UNKNOWN", path: "/messaging/outbox?status=UNKNOWN" },
  { name: "switches", path: "/messaging/outbox/switches" },
] as const;

/** Each view has an address of its own; a chosen channel stays chosen. */
export function OutboxTabs({ current }: { current: (typeof TABS)[number]["name"] }) {
  const translate = useTranslate();
  const channel = new URLSearchParams(useLocation().search).get("channel_id");
  const withChannel = (path: string) =>
    channel ? `${path}${path.includes("?") ? "&" : "?"}channel_id=${channel}` : path;
  return (
    <Tabs
      value={current}
      variant="scrollable"
      allowScrollButtonsMobile
      aria-label={translate("messaging_outbox.title")}
    >
      {TABS.map(({ name, path }) => (
        <Tab
          key={name}
          value={name}
          label={translate(`messaging_outbox.tabs.${name}`)}
          component={Link}
          to={withChannel(path)}
        />
      ))}
    </Tabs>
  );
}
