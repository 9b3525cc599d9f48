import Box from "@mui/material/Box";
import type { Theme } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useTranslate } from "react-admin";
import { useParams } from "react-router-dom";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { FILTER_DEFAULTS } from "../model/filters.ts";
import { ConversationPane } from "../timeline/conversation-pane.tsx";
import { ConversationFilterBar } from "./conversation-filter-bar.tsx";
import { ConversationList } from "./conversation-list.tsx";
import { useConversations } from "./use-conversations.ts";

/** Who wrote, and what was answered: the list beside the conversation, one of both on a phone. */
export function ConversationsPage() {
  const translate = useTranslate();
  const { id } = useParams();
  const [filters, setFilters, reset] = useUrlFilters(FILTER_DEFAULTS);
  const query = useConversations(filters);
  const isWide = useMediaQuery((theme: Theme) => theme.breakpoints.up("md"), { noSsr: true });
  const word = (key: string) => translate(`messaging_conversations.${key}`);
  if (!isWide && id) return <ConversationPane key={id} id={id} />;
  return (
    <Page
      eyebrow={translate("shell.sections.messages")}
      title={word("title")}
      subtitle={word("subtitle")}
      actions={<UpdatedAt query={query} />}
    >
      <ConversationFilterBar filters={filters} onChange={setFilters} onReset={reset} />
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: {
            xs: "minmax(0, 1fr)",
            md: "260px minmax(0, 1fr)",
            xl: "340px minmax(0, 1fr)",
          },
          gap: 2,
          alignItems: "start",
        }}
      >
        <ConversationList query={query} filters={filters} chosenId={id ?? null} />
        {isWide ? (
          id ? (
            // One place in the grid, with or without the notice of a failed refresh.
            <Box sx={{ minWidth: 0 }}>
              <ConversationPane key={id} id={id} />
            </Box>
          ) : (
            <Panel>
              <EmptyState title={word("none_chosen")} text={word("none_chosen_text")} />
            </Panel>
          )
        ) : null}
      </Box>
    </Page>
  );
}
