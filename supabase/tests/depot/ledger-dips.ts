import type { Session } from "../access/two-sessions.ts";
import type { Depot } from "./ledger-depot.ts";

/** A dip as its rule would store it; a second one of the same moment is left out. */
export const plantDip = (
  session: Session,
  depot: Depot,
  tank: number,
  at: number,
): Promise<unknown> =>
  session.query(
    `with table_of_tank as (
       insert into public.baremes (tenant_id, id, depot_id, citerne_id, certificat_numero, valide_du, valide_au, hauteur_min_mm, hauteur_max_mm)
       values ($1, $3, $2, $3, 'C', '2000-01-01', '2100-01-01', 0, 10000)
       on conflict do nothing
     )
     insert into public.prises_de_hauteur (
       tenant_id, id, depot_id, citerne_id, produit_id, bareme_id, prise_at, date_jour, hauteur_mm, temperature_c,
       densite_observee_kgm3, volume_brut_l, volume_eau_l, volume_mesure, densite_a_15_kgm3, vcf, volume_15c, methode, methode_version
     ) values ($1, gen_random_uuid(), $2, $3, $4, $3, $5, depot.local_day($2, $5), 1000, 25, 832, 500, 0, 500, 839, 0.99, 495, 'API_MPMS_11_1', 1)
     on conflict do nothing`,
    [depot.tenantId, depot.depotId, depot.tanks[tank]?.id, depot.produitId, new Date(at)],
  );

/** Dips whose book, in their report or summed up from the month, is not what the ledger had then. */
export const wrongDips = (
  session: Session,
  { tenantId, depotId }: Pick<Depot, "tenantId" | "depotId">,
): Promise<unknown[]> => session.query(WRONG, [tenantId, depotId]);

const WRONG = `
  with reported as (
    select d.id, d.livre_ambiant, d.livre_15c
    from depot.dips_of_days($1, $2, '2000-01-01', current_date + 2) as d
  )
  select p.citerne_id, p.prise_at, r.livre_ambiant, s.net_ambiant, l.*
  from public.prises_de_hauteur as p
  left join depot.dip_sums as s on s.tenant_id = p.tenant_id and s.dip_id = p.id
  left join reported as r on r.id = p.id
  cross join lateral (
    select
      coalesce(sum(m.volume_ambiant), 0) as all_ambiant,
      coalesce(sum(m.volume_15c), 0) as all_15c,
      coalesce(sum(m.volume_ambiant) filter (where m.date_jour >= date_trunc('month', p.date_jour)::date), 0) as ambiant,
      coalesce(sum(m.volume_15c) filter (where m.date_jour >= date_trunc('month', p.date_jour)::date), 0) as v15c,
      count(*) as n
    from public.mouvements_stock as m
    where m.tenant_id = p.tenant_id and m.citerne_id = p.citerne_id and m.survenu_at <= p.prise_at
  ) as l
  where p.tenant_id = $1 and p.depot_id = $2
    and ((s.net_ambiant, s.net_15c) is distinct from (l.ambiant, l.v15c)
      or (r.id is not null and (r.livre_ambiant, r.livre_15c) is distinct from (l.all_ambiant, l.all_15c)))`;
