import { nextBefore } from "../../../shared/live/live-pages.ts";
import { useLivePages } from "../../../shared/live/use-live-pages.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { CONVERSATIONS_PER_PAGE, searchConversations } from "../data/conversations.ts";
import type { ConversationFilters } from "../model/filters.ts";
import type { ConversationRow } from "../model/types.ts";

export function useConversations(filters: ConversationFilters) {
  const { tenant } = useSession();
  return useLivePages<ConversationRow, string>(["messaging", "conversations", filters], {
    readPage: async (beforeAt) => {
      const rows = await searchConversations(tenant.id, filters, beforeAt);
      const next = nextBefore(rows.at(-1)?.active_at ?? "", rows.length, CONVERSATIONS_PER_PAGE);
      return { rows, next };
    },
    keyOf: (row) => row.conversation_id,
  });
}
