import { type AppError, toAppError } from "../../api/app-error.ts";
import { describeError } from "../../api/describe-error.ts";

type Translate = (key: string, options?: Record<string, unknown>) => string;

/** Field name by error key: a refusal is shown where its cause was typed. */
export type FieldMap = Readonly<Record<string, string>>;

/** The field an error belongs to, or null when it belongs to none. */
export function fieldOf(error: unknown, fields: FieldMap): string | null {
  if (!error) return null;
  const { key } = toAppError(error);
  return key === null ? null : (fields[key] ?? null);
}

/** One sentence for under a field: what is wrong, then the facts of the database. */
export function fieldText(error: AppError, translate: Translate): string {
  const { title, facts } = describeError(error, translate);
  return facts ? `${title}. ${facts}` : title;
}

/** Puts the focus where the database found the fault; false when the field is not on screen. */
export function focusField(name: string): boolean {
  const field = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`);
  field?.focus();
  field?.scrollIntoView({ block: "center" });
  return field !== null;
}
