import { useTranslate } from "react-admin";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import type { AccessEvent } from "./members-data.ts";
import { useChoices } from "./use-choices.ts";

const FIELDS = ["role", "site_id", "nom_complet"] as const;
type Field = (typeof FIELDS)[number];

/** "Role: operator → manager": only what differs, with the names people know. */
export function useChangeWords(event: AccessEvent): string[] {
  const translate = useTranslate();
  const text = useLocalized();
  const { data } = useChoices();
  const nameOf = (field: Field, value: unknown): string => {
    if (field === "site_id" && (value === null || value === undefined)) {
      return translate("settings.members.all_sites");
    }
    const code = String(value ?? "–");
    if (field === "role") {
      const role = data?.roles.find((candidate) => candidate.code === code);
      return role ? text(role.label) : code;
    }
    return data?.sites.find((site) => site.id === code)?.name ?? code;
  };
  const { old_values: before, new_values: after } = event;
  if (!before || !after) return [];
  return FIELDS.filter((field) => before[field] !== after[field]).map(
    (field) =>
      `${translate(`settings.members.fields.${field}`)} : ${nameOf(field, before[field])} → ${nameOf(field, after[field])}`,
  );
}
