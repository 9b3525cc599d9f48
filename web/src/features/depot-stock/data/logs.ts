import { unwrap } from "../../../shared/api/call-rpc.ts";
import { ilikePattern, type RowsPage, rangeOf, readPage } from "../../../shared/api/read-page.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import { addDays, type Period } from "../../../shared/depot/period.ts";
import { zonedToIso } from "../../../shared/format/zoned-time.ts";
import type { LogRow } from "../model/log.ts";

export interface LogQuery {
  tenantId: string;
  depotId: string | null;
  period: Period;
  timeZone: string;
  module: string;
  niveau: string;
  user: string;
  /** One chain only: what an alert about the log leads to. */
  chaine: string;
  text: string;
  /** Actions whose words, in the reader's language, hold the text. */
  actions: readonly string[];
}

const COLUMNS =
  "id, created_at, module, action, niveau, user_id, acteur_nom, depot_id, cible_id, cible_libelle, motif, avant, apres, chaine, chaine_no";

/** Newest first. */
export function fetchLogs(query: LogQuery, page: number, perPage: number) {
  let select = supabase
    .from("log_actions")
    // Exact for what a person pages through, planned for what nobody would.
    .select(COLUMNS, { count: "estimated" })
    .eq("tenant_id", query.tenantId);
  if (query.depotId !== null) select = select.eq("depot_id", query.depotId);
  const { du, au } = query.period;
  if (du !== null) select = select.gte("created_at", zonedToIso(`${du}T00:00`, query.timeZone));
  if (au !== null) {
    select = select.lt("created_at", zonedToIso(`${addDays(au, 1)}T00:00`, query.timeZone));
  }
  if (query.module !== "") select = select.eq("module", query.module);
  if (query.niveau !== "") select = select.eq("niveau", query.niveau);
  if (query.user !== "") select = select.eq("user_id", query.user);
  if (query.chaine !== "") select = select.eq("chaine", query.chaine);
  if (query.text !== "") select = select.or(textFilter(query.text, query.actions));
  // By the index at hand: of a depot by time, of a company by id, which grows with time.
  if (query.depotId !== null) select = select.order("created_at", { ascending: false });
  return readPage<LogRow>(
    select.order("id", { ascending: false }).range(...rangeOf(page, perPage)),
  );
}

export type LogPage = RowsPage<LogRow>;

function textFilter(text: string, actions: readonly string[]): string {
  const pattern = ilikePattern(text);
  return [
    `acteur_nom.ilike.${pattern}`,
    `cible_libelle.ilike.${pattern}`,
    `motif.ilike.${pattern}`,
    `action.ilike.${pattern}`,
    ...(actions.length > 0 ? [`action.in.(${actions.join(",")})`] : []),
  ].join(",");
}

export interface Person {
  user_id: string;
  nom_complet: string;
}

export function fetchPeople(tenantId: string): Promise<Person[]> {
  return unwrap<Person[]>(
    supabase
      .from("v_members")
      .select("user_id, nom_complet")
      .eq("tenant_id", tenantId)
      .not("user_id", "is", null)
      .order("nom_complet"),
  );
}
