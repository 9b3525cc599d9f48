/**
 * Which depot is meant: what the address says, else what was stored, when it is one that the
 * person still has; a single depot is always meant. null stands for all of them.
 */
export function chooseDepot<Depot extends { readonly id: string }>(
  depots: readonly Depot[],
  asked: string | null,
  stored: string | null,
): Depot | null {
  if (depots.length === 1) return depots[0] ?? null;
  const find = (id: string | null) => depots.find((depot) => depot.id === id);
  return find(asked) ?? (asked === null ? find(stored) : undefined) ?? null;
}
