import { useMemo } from "react";
import {
  type PartyTable,
  useParties,
  useProducts,
  useTanks,
} from "../../../shared/depot/reference-data.ts";
import { useDepots } from "../../../shared/depot/use-depots.ts";

const named = (rows: readonly { id: string; nom: string }[] | undefined) =>
  (rows ?? []).map(({ id, nom }) => [id, nom] as const);

function useNamesOf(table: PartyTable) {
  return named(useParties(table).data);
}

/** Names by id: nobody has to read a UUID. */
export function useNames(): ReadonlyMap<string, string> {
  const depots = named(useDepots().data);
  const tanks = named(useTanks().data);
  const products = named(useProducts().data);
  const parties = [
    ...useNamesOf("clients"),
    ...useNamesOf("fournisseurs"),
    ...useNamesOf("partenaires"),
    ...useNamesOf("transporteurs"),
  ];
  const all = [...depots, ...tanks, ...products, ...parties];
  const key = all.flat().join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the arrays are new each time, their content is the key.
  return useMemo(() => new Map(all), [key]);
}
