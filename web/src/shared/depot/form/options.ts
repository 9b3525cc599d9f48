import type { Option } from "./reference-field.tsx";

interface Named {
  readonly id: string;
  readonly nom: string;
  readonly actif: boolean;
}

/** What is in use, and what the document already names even when it is no longer. */
export function optionsOf(rows: readonly Named[] | undefined, chosen: string): Option[] {
  return (rows ?? [])
    .filter((row) => row.actif || row.id === chosen)
    .map(({ id, nom }) => ({ id, label: nom }));
}
