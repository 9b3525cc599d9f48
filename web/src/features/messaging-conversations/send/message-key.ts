import { newId } from "../../../shared/api/new-id.ts";

/** What was handed in last, and the key that it was handed in under. */
export interface HandedIn {
  content: string;
  key: string;
}

/**
 * The same content after a lost answer goes under the same key and leaves once. Other content needs
 * another: the database would take it for the first one and it would never leave.
 */
export function handIn(last: HandedIn | null, content: string): HandedIn {
  return last?.content === content ? last : { content, key: newId() };
}
