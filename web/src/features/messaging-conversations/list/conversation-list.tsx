import List from "@mui/material/List";
import { useTranslate } from "react-admin";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { LoadMore } from "../../../shared/ui/load-more.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { type ConversationFilters, isFiltered } from "../model/filters.ts";
import { ConversationItem } from "./conversation-item.tsx";
import type { useConversations } from "./use-conversations.ts";

interface Props {
  query: ReturnType<typeof useConversations>;
  filters: ConversationFilters;
  chosenId: string | null;
}

export function ConversationList({ query, filters, chosenId }: Props) {
  const translate = useTranslate();
  const word = (key: string) => translate(`messaging_conversations.${key}`);
  const empty = isFiltered(filters) ? (
    <EmptyState
      isCompact
      title={translate("ui.no_match_title")}
      text={translate("ui.no_match_text")}
    />
  ) : (
    <EmptyState isCompact title={word("empty_title")} text={word("empty_text")} />
  );
  return (
    <Panel>
      <QueryState query={query} isEmpty={(rows) => rows.length === 0} empty={empty}>
        {(rows) => (
          <>
            <List
              disablePadding
              aria-label={word("list")}
              sx={{ maxHeight: { md: "calc(100dvh - 300px)" }, overflowY: "auto" }}
            >
              {rows.map((row) => (
                <ConversationItem
                  key={row.conversation_id}
                  row={row}
                  isChosen={row.conversation_id === chosenId}
                />
              ))}
            </List>
            <LoadMore label={translate("messaging.load_more")} pages={query} />
          </>
        )}
      </QueryState>
    </Panel>
  );
}
