import { useTranslate } from "react-admin";
import { FactsList } from "../../../shared/ui/facts-list.tsx";
import { toFacts } from "../model/facts.ts";
import type { Payload } from "../model/types.ts";
import { FactValue } from "./fact-value.tsx";

/** What a check noted, each thing with its name; unknown names are shown as the check wrote them. */
export function PayloadFacts({ payload }: { payload: Payload }) {
  const label = useFactLabel();
  const facts = toFacts(payload).map(({ key, value }) => ({
    key,
    label: label(key),
    value:
      typeof value === "string" && key.endsWith("sql") ? (
        <code dir="ltr">{value}</code>
      ) : (
        <FactValue value={value} />
      ),
  }));
  return <FactsList facts={facts} />;
}

const readable = (key: string): string => {
  const words = key.replaceAll("_", " ").replaceAll(".", " › ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export function useFactLabel(): (key: string) => string {
  const translate = useTranslate();
  return (key) => translate(`governance.fact.${key.replaceAll(".", "_")}`, { _: readable(key) });
}
