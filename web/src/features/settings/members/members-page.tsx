import PersonAddAltIcon from "@mui/icons-material/PersonAddAlt";
import Button from "@mui/material/Button";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useSession } from "../../../shared/session/session-context.ts";
import { Page } from "../../../shared/ui/page.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { HistoryList } from "./history-list.tsx";
import { InvitationsTab } from "./invitations-tab.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { MembersTab } from "./members-tab.tsx";

const DEFAULTS = { tab: "members" };
const TABS = ["members", "invitations", "history"] as const;

export function MembersPage() {
  const translate = useTranslate();
  const { can, tenant } = useSession();
  const [{ tab }, setFilters] = useUrlFilters(DEFAULTS);
  const [isInviting, setInviting] = useState(false);
  const current = TABS.find((name) => name === tab) ?? "members";
  return (
    <Page
      eyebrow={translate("shell.sections.settings")}
      title={translate("settings.members.title")}
      subtitle={translate("settings.members.subtitle", { tenant: tenant.name })}
      actions={
        can("members.write") ? (
          <Button
            variant="contained"
            startIcon={<PersonAddAltIcon />}
            onClick={() => setInviting(true)}
          >
            {translate("settings.members.invite")}
          </Button>
        ) : undefined
      }
    >
      <Tabs
        value={current}
        onChange={(_event, next: string) => setFilters({ tab: next })}
        aria-label={translate("settings.members.title")}
      >
        {TABS.map((name) => (
          <Tab key={name} value={name} label={translate(`settings.members.tabs.${name}`)} />
        ))}
      </Tabs>
      {current === "members" ? <MembersTab /> : null}
      {current === "invitations" ? <InvitationsTab /> : null}
      {current === "history" ? (
        <Panel>
          <HistoryList profilId={null} />
        </Panel>
      ) : null}
      {isInviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </Page>
  );
}
