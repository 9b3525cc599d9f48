import type { Json, Payload } from './types.ts';

const plain = (value: Json | undefined): string | null => {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.map((item: Json) => plain(item) ?? '').join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/**
 * Fills {payload_key} and {entity_label}. Null when the payload lacks a key: the caller then shows
 * the sentence that the database stored, rather than one with a hole in it.
 */
export const fillTemplate = (
  template: string,
  payload: Payload,
  entityLabel: string | null,
): string | null => {
  let isComplete = true;
  const text = template.replace(/\{([a-z0-9_]+)\}/gi, (_whole, key: string) => {
    const value = plain(key === 'entity_label' ? (payload[key] ?? entityLabel) : payload[key]);
    if (value === null) isComplete = false;
    return value ?? '';
  });
  return isComplete ? text : null;
};
