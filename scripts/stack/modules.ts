/** One module is one schema of that name; an arrow of dependency only points to the left. */
export const moduleSchemas = [
  "foundation",
  "access",
  "security",
  "governance",
  "ops",
  "depot",
  "messaging",
] as const;

/** For `where n.nspname in …`: the modules, and the schema that the API serves. */
export const ourSchemasSql = `(${["public", ...moduleSchemas].map((name) => `'${name}'`).join(", ")})`;

/** For `array_position(…, p.module)`. */
export const moduleOrderSql = `array[${moduleSchemas.map((name) => `'${name}'`).join(", ")}]`;
