import { useState } from "react";

/**
 * The first answer of a query, for a form that starts from it: a later reading would slip a newer
 * version under what somebody types, and their save would pass over the change of a colleague.
 */
export function useFirst<Data>(data: Data | undefined): Data | undefined {
  const [first, setFirst] = useState(data);
  if (first === undefined && data !== undefined) setFirst(data);
  return first ?? data;
}
