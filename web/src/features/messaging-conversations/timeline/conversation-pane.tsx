import Box from "@mui/material/Box";
import type { Theme } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { SideDrawer } from "../../../shared/ui/side-drawer.tsx";
import { ContactPanel } from "../contact/contact-panel.tsx";
import { type ConversationFacts, readConversation } from "../data/conversations.ts";
import { Composer } from "../send/composer.tsx";
import { ConversationHeader } from "./conversation-header.tsx";
import { Timeline } from "./timeline.tsx";

/** One conversation: its messages, the line to answer, and the person. */
export function ConversationPane({ id }: { id: string }) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const query = useLiveQuery(["messaging", "conversation", id], () =>
    readConversation(tenant.id, id),
  );
  return (
    <QueryState
      query={query}
      isEmpty={(facts) => facts === null}
      empty={
        <Panel>
          <EmptyState
            title={translate("errors.conversation_not_found.title")}
            text={translate("errors.conversation_not_found.remedy")}
          />
        </Panel>
      }
    >
      {(facts) => (facts ? <Opened facts={facts} /> : null)}
    </QueryState>
  );
}

function Opened({ facts }: { facts: ConversationFacts }) {
  const translate = useTranslate();
  const { can } = useSession();
  const [isPersonShown, setPersonShown] = useState(false);
  const isWide = useMediaQuery((theme: Theme) => theme.breakpoints.up("lg"), { noSsr: true });
  const person = <ContactPanel contactId={facts.contact_id} />;
  return (
    <Box
      sx={{
        display: "grid",
        gridTemplateColumns: {
          xs: "minmax(0, 1fr)",
          lg: "minmax(0, 1fr) 240px",
          xl: "minmax(0, 1fr) 290px",
        },
        gap: 2,
        alignItems: "start",
      }}
    >
      <Panel>
        <ConversationHeader facts={facts} onPerson={isWide ? null : () => setPersonShown(true)} />
        <Timeline facts={facts} />
        {can("messages.send", facts.site_id) ? <Composer facts={facts} /> : null}
      </Panel>
      {isWide ? person : null}
      {isPersonShown && !isWide ? (
        <SideDrawer
          title={translate("messaging_conversations.person")}
          width={380}
          onClose={() => setPersonShown(false)}
        >
          {person}
        </SideDrawer>
      ) : null}
    </Box>
  );
}
