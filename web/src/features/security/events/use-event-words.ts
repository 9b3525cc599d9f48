import { useTranslate } from "react-admin";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import type { EventType, SecurityEvent } from "../model/types.ts";

export interface EventWords {
  title: (event: SecurityEvent) => string;
  who: (event: SecurityEvent) => string;
}

/** An event in words: what its catalogue says, and who, as far as that is known. */
export function useEventWords(
  types: ReadonlyMap<string, EventType>,
  names: ReadonlyMap<string, string>,
): EventWords {
  const translate = useTranslate();
  const localized = useLocalized();
  return {
    title: (event) => localized(types.get(event.event_type)?.description) || event.event_type,
    who: (event) => {
      if (event.actor_id !== null) return names.get(event.actor_id) ?? event.actor_id.slice(0, 8);
      if (event.user_id !== null) return event.user_id;
      return translate(`security.events.${event.channel === null ? "system" : "stranger"}`);
    },
  };
}
