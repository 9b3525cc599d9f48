import type { KeyboardEvent } from "react";

const FIELDS =
  'input:not([disabled]):not([type="hidden"]):not([type="checkbox"]):not([type="radio"]), textarea:not([disabled]):not([aria-hidden])';

/**
 * Enter goes to the next field instead of sending half a form; in a field that ends a row
 * (data-row-end) it asks for the next row first. Several lines of text keep their Enter.
 */
export function moveOnEnter(event: KeyboardEvent<HTMLElement>, onRowEnd?: () => boolean): void {
  const { target, currentTarget } = event;
  const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
  if (event.key !== "Enter" || !isPlain || !(target instanceof HTMLInputElement)) return;
  event.preventDefault();
  if (target.dataset.rowEnd !== undefined && onRowEnd?.()) return;
  const fields = [...currentTarget.querySelectorAll<HTMLElement>(FIELDS)].filter(
    (field) => field.offsetParent !== null,
  );
  const next = fields[fields.indexOf(target) + 1];
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
}
