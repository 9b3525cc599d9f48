import { nextBefore } from "../../../shared/live/live-pages.ts";
import { useLivePages } from "../../../shared/live/use-live-pages.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { CONVERSATIONS_PER_PAGE, searchConversations } from "../data/conversations.ts";
import type { ConversationFilters } from "../model/filters.ts";
import type { ConversationRow } from "../model/types.ts";

export function useConversations(filters: ConversationFilters) {
  const { tenant } = useSession();
  return useLivePages<ConversationRow, string>(["messaging", "conversations", filters], {
    readPage: (beforeAt) => searchConversations(tenant.id, filters, beforeAt),
    nextOf: (page) => nextBefore(page.at(-1)?.active_at ?? "", page.length, CONVERSATIONS_PER_PAGE),
    keyOf: (row) => row.conversation_id,
  });
}
