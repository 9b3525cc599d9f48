import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router-dom";

type Filters<Name extends string> = Readonly<Record<Name, string>>;

/**
 * Filters that live in the address: a link shows the same list to a colleague, and the back
 * button undoes a filter. A filter at its default is left out of the address. `defaults` is a constant of
 * the module: a new object each time would read the address at every render.
 */
export function useUrlFilters<Name extends string>(
  defaults: Filters<Name>,
): [Filters<Name>, (changes: Partial<Record<Name, string>>) => void, () => void] {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => {
    const names = Object.keys(defaults) as Name[];
    const entries = names.map((name) => [name, params.get(name) ?? defaults[name]]);
    return Object.fromEntries(entries) as Filters<Name>;
  }, [params, defaults]);
  const setFilters = useCallback(
    // The address itself, not the params of the last render: of two quick changes none may be lost.
    (changes: Partial<Record<Name, string>>) =>
      setParams(withChanges(new URLSearchParams(window.location.search), changes, defaults), {
        replace: false,
      }),
    [setParams, defaults],
  );
  const reset = useCallback(() => setFilters(defaults), [setFilters, defaults]);
  return [filters, setFilters, reset];
}

function withChanges<Name extends string>(
  previous: URLSearchParams,
  changes: Partial<Record<Name, string>>,
  defaults: Filters<Name>,
): URLSearchParams {
  const next = new URLSearchParams(previous);
  for (const [name, value] of Object.entries<string | undefined>(changes)) {
    if (value === undefined || value === defaults[name as Name]) next.delete(name);
    else next.set(name, value);
  }
  return next;
}
