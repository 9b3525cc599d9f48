import { isoToZoned } from "../../../shared/depot/form/zone.ts";
import { zonedToIso } from "../../../shared/format/zoned-time.ts";
import { useSession } from "../../../shared/session/session-context.ts";

/** A token ends with the day that was chosen, in the zone of the company. */
export function useChannelDays() {
  const { timezone } = useSession().tenant;
  return {
    dayOf: (iso: string) => isoToZoned(iso, timezone).slice(0, 10),
    endOf: (day: string) => zonedToIso(`${day}T23:59`, timezone),
  };
}
