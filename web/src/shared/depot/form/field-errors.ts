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

/** What is wrong and what to do about it, for under a field. */
export function faultText(error: AppError, translate: Translate): string {
  const { title, remedy } = describeError(error, translate);
  return remedy ? `${title}. ${remedy}` : title;
}

/** The same with the facts of the database behind it, for a refusal that nothing else explains. */
export function fieldText(error: AppError, translate: Translate): string {
  const { facts } = describeError(error, translate);
  const text = faultText(error, translate);
  return facts ? `${text} (${facts})` : text;
}

/** Puts the focus where the database found the fault; false when the field is not on screen. */
export function focusField(name: string): boolean {
  const field = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`);
  field?.focus();
  field?.scrollIntoView({ block: "center" });
  return field !== null;
}
