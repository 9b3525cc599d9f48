export type Effect = "none" | "no_rows" | "policy_rows" | "all_rows" | "execute" | "future";

/** One row of exposure_inventory: what a role can really do to an object by one command. */
export type ExposureRow = {
  readonly role_name: string;
  readonly object_type: string;
  readonly schema_name: string | null;
  readonly object_name: string;
  readonly identity: string;
  readonly command: string;
  readonly column_name: string | null;
  readonly is_granted: boolean;
  readonly granted_via: string | null;
  readonly rls_enabled: boolean | null;
  readonly policies: readonly string[] | null;
  readonly effect: Effect;
  readonly note: string | null;
};

export type Cell = { readonly effect: Effect; readonly commands: readonly string[] };
export type MatrixLine = {
  readonly key: string;
  readonly identity: string;
  readonly objectType: string;
  readonly schema: string | null;
  readonly cells: Readonly<Record<string, Cell>>;
  readonly rows: readonly ExposureRow[];
};
export type MatrixFilters = {
  readonly role: string;
  readonly type: string;
  readonly effect: string;
  readonly q: string;
};

export const effects: readonly Effect[] = [
  "all_rows",
  "execute",
  "policy_rows",
  "future",
  "no_rows",
  "none",
];

/** From outside to inside: a stranger's column is read first. */
export const roleOrder = ["public", "anon", "authenticated", "service_role"];

const rank = (effect: Effect): number => effects.indexOf(effect);

const COMMANDS = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE"];
const place = (command: string): number =>
  COMMANDS.includes(command) ? COMMANDS.indexOf(command) : COMMANDS.length;

const cellOf = (rows: readonly ExposureRow[]): Cell => {
  const worst = rows.reduce<Effect>(
    (found, row) => (rank(row.effect) < rank(found) ? row.effect : found),
    "none",
  );
  const commands = new Set(rows.filter((row) => row.effect !== "none").map((row) => row.command));
  return { effect: worst, commands: [...commands].sort((a, b) => place(a) - place(b)) };
};

const byKey = <Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
};

export const rolesOf = (rows: readonly ExposureRow[]): readonly string[] => {
  const seen = new Set(rows.map((row) => row.role_name));
  const known = roleOrder.filter((role) => seen.has(role));
  return [...known, ...[...seen].filter((role) => !roleOrder.includes(role)).sort()];
};

const OUTSIDE = new Set(["anon", "public"]);

/** What strangers reach first, then by name. */
const weight = (line: MatrixLine): number => {
  const outside = line.rows.filter((row) => OUTSIDE.has(row.role_name));
  return Math.min(...outside.map((row) => rank(row.effect)), rank("none"));
};

export const toMatrix = (rows: readonly ExposureRow[]): readonly MatrixLine[] => {
  const groups = byKey(rows, (row) => `${row.object_type} ${row.identity}`);
  const lines = [...groups].map(([key, own]): MatrixLine => {
    const roles = [...byKey(own, (row) => row.role_name)];
    return {
      key,
      identity: own[0]?.identity ?? key,
      objectType: own[0]?.object_type ?? "",
      schema: own[0]?.schema_name ?? null,
      cells: Object.fromEntries(roles.map(([role, given]) => [role, cellOf(given)])),
      rows: own,
    };
  });
  return lines.sort(
    (left, right) => weight(left) - weight(right) || left.identity.localeCompare(right.identity),
  );
};

/** A role and an effect together ask for that effect in that role's column. */
export const matchMatrix = (
  lines: readonly MatrixLine[],
  filters: MatrixFilters,
): readonly MatrixLine[] => {
  const text = filters.q.trim().toLowerCase();
  return lines.filter((line) => {
    if (filters.type !== "" && line.objectType !== filters.type) return false;
    if (text !== "" && !line.identity.toLowerCase().includes(text)) return false;
    if (filters.role === "" && filters.effect === "") return true;
    return line.rows.some(
      (row) =>
        (filters.role === "" || row.role_name === filters.role) &&
        (filters.effect === "" ? row.effect !== "none" : row.effect === filters.effect),
    );
  });
};
