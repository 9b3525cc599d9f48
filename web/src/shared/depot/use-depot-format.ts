import { useMemo } from "react";
import { useLocaleState } from "react-admin";
import { createFormatters, type Formatters } from "../format/formatters.ts";
import { useSession } from "../session/session-context.ts";
import { useDepots } from "./use-depots.ts";

/** Formatters in the zone of the depot: a company may have depots in two of them. */
export function useDepotFormat(depotId?: string | null): Formatters & { timeZone: string } {
  const [locale] = useLocaleState();
  const { tenant } = useSession();
  const { data } = useDepots();
  const timeZone = data?.find((depot) => depot.id === depotId)?.timezone ?? tenant.timezone;
  return useMemo(
    () => ({ ...createFormatters(locale, timeZone, tenant.currency), timeZone }),
    [locale, timeZone, tenant.currency],
  );
}
