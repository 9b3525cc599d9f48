import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useTranslate } from "react-admin";
import { Page } from "../../../shared/ui/page.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { DeliveriesTab } from "./deliveries-tab.tsx";
import { RulesTab } from "./rules-tab.tsx";

const DEFAULTS = { tab: "rules" };

export function NotificationsPage() {
  const translate = useTranslate();
  const [{ tab }, setFilters] = useUrlFilters(DEFAULTS);
  const current = tab === "deliveries" ? "deliveries" : "rules";
  return (
    <Page
      eyebrow={translate("shell.sections.settings")}
      title={translate("settings.notifications.title")}
      subtitle={translate("settings.notifications.subtitle")}
    >
      <Tabs
        value={current}
        onChange={(_event, next: string) => setFilters({ tab: next })}
        aria-label={translate("settings.notifications.title")}
      >
        <Tab value="rules" label={translate("settings.notifications.tabs.rules")} />
        <Tab value="deliveries" label={translate("settings.notifications.tabs.deliveries")} />
      </Tabs>
      {current === "rules" ? <RulesTab /> : <DeliveriesTab />}
    </Page>
  );
}
