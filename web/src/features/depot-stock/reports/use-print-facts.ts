import { useTranslate } from "react-admin";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import type { Depot } from "../../../shared/depot/use-depots.ts";
import { isolate } from "../../../shared/format/isolate.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { useOwnName } from "../../../shared/session/use-own-name.ts";
import { useDays } from "../parts/use-days.ts";
import type { PrintFact } from "../print/print-sheet.tsx";

interface Asked {
  depot: Depot;
  du: string;
  au: string;
  /** The filters in words; empty when there are none. */
  filters: readonly string[];
  readAt: number;
}

/** What every printed report says of itself: which depot, period, filters, by whom and when. */
export function usePrintFacts({ depot, du, au, filters, readAt }: Asked) {
  const translate = useTranslate();
  const { email, tenant } = useSession();
  const name = useOwnName();
  const days = useDays();
  const { dateTime, timeZone } = useDepotFormat(depot.id);
  const word = (key: string) => translate(`depot_stock.print.${key}`);
  const period =
    du === au
      ? days.day(du)
      : translate("depot_stock.print.from_to", { du: days.day(du), au: days.day(au) });
  const author = name ?? email;
  const time = `${dateTime(readAt)} (${timeZone})`;
  const facts: PrintFact[] = [
    { label: translate("depot.depot"), value: `${depot.nom} (${depot.code})` },
    { label: word("period"), value: period },
    { label: word("filters"), value: filters.join(" · ") || word("no_filter") },
    { label: word("author"), value: author },
    { label: word("time"), value: time },
    { label: word("unit"), value: word("litres") },
  ];
  const footer = [tenant.name, depot.nom, period, author, time].map(isolate).join(" · ");
  return { facts, footer, company: tenant.name };
}
