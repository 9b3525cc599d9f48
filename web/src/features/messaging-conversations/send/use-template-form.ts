import { useRef, useState } from "react";
import { useAction } from "../../../shared/api/use-action.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { type ConversationFacts, sendMessage } from "../data/conversations.ts";
import { previewTemplate, readTemplateChoices } from "../data/templates.ts";
import { isWindowOpen } from "../model/timeline.ts";
import { sendableTemplates } from "../model/variables.ts";
import { type HandedIn, handIn } from "./message-key.ts";

const SLOW_MS = 60_000;

/** Which template, in which language, with which words; and what it would say. */
export function useTemplateForm(facts: ConversationFacts, onDone: () => void) {
  const { tenant } = useSession();
  const handedIn = useRef<HandedIn | null>(null);
  const [key, setKey] = useState("");
  const [locale, setLocale] = useState(facts.last_reply_locale ?? "fr");
  const [variables, setVariables] = useState<Record<string, string>>({});
  const isOpen = isWindowOpen(facts.window_expires_at, Date.now());
  const choices = useLiveQuery(
    ["messaging", "template-choices"],
    () => readTemplateChoices(tenant.id),
    { intervalMs: SLOW_MS },
  );
  const templates = sendableTemplates(choices.data ?? [], isOpen);
  const template = templates.find((candidate) => candidate.key === key) ?? null;
  const preview = useLiveQuery(
    ["messaging", "template-preview", key, variables],
    () => previewTemplate(tenant.id, key, variables),
    { intervalMs: false, enabled: template !== null },
  );
  const usedLocale = template?.locales.includes(locale) ? locale : (template?.locales[0] ?? locale);
  const asked = { key, locale: usedLocale, variables, ...(isOpen ? {} : { approved: true }) };
  const action = useAction(
    () => {
      handedIn.current = handIn(handedIn.current, JSON.stringify(asked));
      return sendMessage({
        conversationId: facts.id,
        key: handedIn.current.key,
        payload: { type: "template", template: asked },
      });
    },
    { doneKey: "messaging_conversations.compose.queued", onDone, isErrorNotified: false },
  );
  return {
    choices,
    templates,
    template,
    setKey,
    locale: usedLocale,
    setLocale,
    variables,
    setVariable: (name: string, value: string) => setVariables({ ...variables, [name]: value }),
    preview: preview.data?.[usedLocale] ?? null,
    action,
  };
}
