import { useTranslate } from "react-admin";

/** The effects that struck an exchange, in words: "drop, delay" is what the stand-in calls them. */
export function useFaultWords() {
  const translate = useTranslate();
  return (effects: string): string =>
    effects
      .split(", ")
      .map((effect) => translate(`simulator.effects.${effect}`, { _: effect }))
      .join(" · ");
}
