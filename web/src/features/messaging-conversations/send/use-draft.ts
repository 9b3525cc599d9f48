import { useState } from "react";
import type { HandedIn } from "./message-key.ts";

interface Draft {
  text: string;
  /** Without an answer yet. */
  handedIn: HandedIn | null;
}

const NOTHING: Draft = { text: "", handedIn: null };

// In memory only: what is written to a customer is not left behind in the browser.
const drafts = new Map<string, Draft>();

/** What somebody began to write stays while he looks at other conversations. */
export function useDraft(conversationId: string) {
  const [draft, setDraft] = useState(drafts.get(conversationId) ?? NOTHING);
  const keep = (next: Draft) => {
    drafts.set(conversationId, next);
    setDraft(next);
  };
  const forget = () => {
    drafts.delete(conversationId);
    setDraft(NOTHING);
  };
  return { draft, keep, forget };
}
