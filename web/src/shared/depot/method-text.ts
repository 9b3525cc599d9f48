import { useTranslate } from "react-admin";

/** How a volume at 15 °C was found: the standard with its version, or declared by somebody. */
export function useMethodText(): (methode: string, version?: number) => string {
  const translate = useTranslate();
  return (methode, version) =>
    [
      translate(`depot.methods.${methode}`, { _: methode }),
      version === undefined ? null : `v${String(version)}`,
    ]
      .filter(Boolean)
      .join(" ");
}
