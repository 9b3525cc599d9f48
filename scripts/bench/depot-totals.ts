import { TOP } from "./depot-plan.ts";

type Chained = {
  readonly [Part in "rows" | "chain" | "no" | "digest" | "ends" | "end" | "registre"]: string;
};
export const LEDGER: Chained = {
  rows: "public.mouvements_stock",
  chain: "citerne_id",
  no: "citerne_no",
  digest: "depot.entry_digest",
  ends: "depot.citerne_etats",
  end: "citerne_id",
  registre: "MOUVEMENTS",
};
export const LOG: Chained = {
  rows: "public.log_actions",
  chain: "chaine",
  no: "chaine_no",
  digest: "depot.log_digest",
  ends: "depot.log_chains",
  end: "chaine",
  registre: "JOURNAL",
};

/** The newest lines of each chain seal each other, as checks that look at the end of it expect. */
export const seal = ({ rows, chain, no, digest, ends, end, registre }: Chained): string => `
  do $$
  declare
    v_end record;
    v_line ${rows};
    v_hash bytea;
  begin
    for v_end in select e.${end} as id from ${ends} as e where e.dernier_no = ${TOP} loop
      select l.hash into v_hash from ${rows} as l where l.${chain} = v_end.id and l.${no} = ${TOP - 30};
      for v_line in
        select l.* from ${rows} as l where l.${chain} = v_end.id and l.${no} > ${TOP - 30} order by l.${no}
      loop
        v_hash := sha256(v_hash || ${digest}(v_line));
        update ${rows} as l set hash = v_hash where l.tenant_id = v_line.tenant_id and l.id = v_line.id;
      end loop;
      update ${ends} as e set dernier_hash = v_hash where e.${end} = v_end.id;
      update depot.sweep_chains as s set frontier_hash = v_hash where s.chaine = v_end.id and s.registre = '${registre}';
    end loop;
  end $$`;

const NATURES: Readonly<Record<string, string>> = {
  ouverture: "= 'OUVERTURE'",
  reception: "= 'RECEPTION'",
  sortie: "= 'SORTIE'",
  transfert: "= 'TRANSFERT'",
  perte_gain: "in ('PERTE', 'GAIN')",
  ajustement: "= 'AJUSTEMENT'",
};
const sums = (unit: string): string =>
  Object.entries(NATURES)
    .map(([, test]) => `coalesce(sum(m.volume_${unit}) filter (where m.nature ${test}), 0)`)
    .join(", ");
const columns = (unit: string): string =>
  [...Object.keys(NATURES), "net"].map((name) => `${name}_${unit}`).join(", ");

/** Days, months, accounts and tanks, added up again from the ledger. */
export const TOTALS: readonly string[] = [
  "delete from depot.stock_days",
  "delete from depot.stock_months",
  `insert into depot.stock_days (tenant_id, compte_id, date_jour, depot_id, citerne_id, ${columns("ambiant")}, ${columns("15c")}, mouvement_count)
   select m.tenant_id, m.compte_id, m.date_jour, m.depot_id, m.citerne_id, ${sums("ambiant")}, sum(m.volume_ambiant), ${sums("15c")}, sum(m.volume_15c), count(*)
   from public.mouvements_stock as m group by 1, 2, 3, 4, 5`,
  // What is not loaded counts as there, in the month of the opening: chains have their numbers from the start.
  `update depot.stock_days as d set mouvement_count = d.mouvement_count + ${TOP} - x.n
   from (select y.citerne_id, sum(y.mouvement_count) as n, min(y.compte_id::text)::uuid as compte_id from depot.stock_days as y group by 1) as x
   where x.compte_id = d.compte_id and d.ouverture_ambiant <> 0`,
  `insert into depot.stock_months (tenant_id, compte_id, mois, depot_id, net_ambiant, net_15c, mouvement_count)
   select d.tenant_id, d.compte_id, date_trunc('month', d.date_jour)::date, d.depot_id, sum(d.net_ambiant), sum(d.net_15c), sum(d.mouvement_count)
   from depot.stock_days as d group by 1, 2, 3, 4`,
  `update public.stocks_snapshot as s set stock_ambiant = x.a, stock_15c = x.c, mouvement_count = x.n, dernier_jour = x.jour,
     last_movement_at = (select t.at from bench.start as t)
   from (select d.compte_id, sum(d.net_ambiant) as a, sum(d.net_15c) as c, sum(d.mouvement_count) as n, max(d.date_jour) as jour
     from depot.stock_days as d group by 1) as x where x.compte_id = s.id`,
  `update depot.citerne_etats as e set stock_ambiant = x.a, stock_15c = x.c, dernier_jour = x.jour
   from (select s.citerne_id, sum(s.stock_ambiant) as a, sum(s.stock_15c) as c, max(s.dernier_jour) as jour
     from public.stocks_snapshot as s group by 1) as x where x.citerne_id = e.citerne_id`,
];
