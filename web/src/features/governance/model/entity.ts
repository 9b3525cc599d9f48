import type { Alert } from "./types.ts";

type Entity = Pick<Alert, "entity_label" | "entity_key" | "entity_id" | "entity_route">;

export const entityName = (entity: Entity): string | null =>
  entity.entity_label ?? entity.entity_key ?? entity.entity_id;

/** The address of the entity's own page; null when it has none or a part of it is unknown. */
export const entityPath = (entity: Entity): string | null => {
  if (entity.entity_route === null || !entity.entity_route.startsWith("/")) return null;
  const parts = { entity_id: entity.entity_id, entity_key: entity.entity_key };
  let isComplete = true;
  const path = entity.entity_route.replace(/\{(entity_id|entity_key)\}/g, (_whole, name) => {
    const value = parts[name as keyof typeof parts];
    if (value === null) isComplete = false;
    return encodeURIComponent(value ?? "");
  });
  return isComplete && !path.startsWith("//") ? path : null;
};
