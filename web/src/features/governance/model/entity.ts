import type { Alert } from "./types.ts";

type Entity = Pick<Alert, "entity_label" | "entity_key" | "entity_id" | "entity_route">;

export const entityName = (entity: Entity): string | null =>
  entity.entity_label ?? entity.entity_key ?? entity.entity_id;

// A key may be a path of its own, "receptions/…": in the path its slashes stay, in the query not.
const encodePart = (value: string, isInQuery: boolean): string =>
  isInQuery ? encodeURIComponent(value) : value.split("/").map(encodeURIComponent).join("/");

/** The address of the entity's own page; null when it has none or a part of it is unknown. */
export const entityPath = (entity: Entity): string | null => {
  const route = entity.entity_route;
  if (route === null || !route.startsWith("/")) return null;
  const parts = { entity_id: entity.entity_id, entity_key: entity.entity_key };
  let isComplete = true;
  const path = route.replace(/\{(entity_id|entity_key)\}/g, (_whole, name, offset) => {
    const value = parts[name as keyof typeof parts];
    if (value === null) isComplete = false;
    return encodePart(value ?? "", route.slice(0, offset).includes("?"));
  });
  return isComplete && !path.startsWith("//") ? path : null;
};
