import {
  ACCOUNTS,
  BENCH,
  CYCLE,
  LAST_ID,
  MAX_DOCUMENTS,
  PER_DAY,
  STEP,
  TANKS,
  TOP,
  wholeCycles,
} from "./depot-plan.ts";
import { LEDGER, LOG, seal, TOTALS } from "./depot-totals.ts";
import { execute } from "./load.ts";

const { tenant, depot, user, product, client } = BENCH;
/** Loading writes what bookings would have written, in sets: no triggers, no keys. */
const OPEN = "set session_replication_role = replica";
const CLOSE = "reset session_replication_role";
const tank = (n: string): string =>
  `('00000000-0000-4000-f000-' || lpad((${n})::text, 12, '0'))::uuid`;
const account = (n: string): string =>
  `('00000000-0000-4000-9000-' || lpad((${n})::text, 12, '0'))::uuid`;

/** Company, tanks, one directeur, empty accounts with their opening balance. */
export const prepareDepot = (url: string): Promise<void> =>
  execute(
    url,
    "create schema bench",
    "create table bench.unit_b (id bigint generated always as identity primary key, payload jsonb not null)",
    `create table bench.start as
     select d.jour, (d.jour + interval '19 hours') at time zone 'Africa/Lubumbashi' as at
     from (select (now() at time zone 'Africa/Lubumbashi')::date - 1 as jour) as d`,
    `insert into public.tenants (id, slug, name, domain, timezone) values ('${tenant}', 'bench', 'Bench', 'depot', 'Africa/Lubumbashi')`,
    `insert into public.sites (tenant_id, id, kind, code, name, timezone) values ('${tenant}', '${depot}', 'depot', 'BENCH', 'Bench', 'Africa/Lubumbashi')`,
    `insert into auth.users (id, email, email_confirmed_at) values ('${user}', 'bench@bench.test', now())`,
    `insert into public.profils (tenant_id, user_id, role, nom_complet) values ('${tenant}', '${user}', 'directeur', 'Bench')`,
    `insert into public.produits (tenant_id, id, code, nom, densite_15_min_kgm3, densite_15_max_kgm3) values ('${tenant}', '${product}', 'GO', 'Gasoil', 800, 880)`,
    `insert into public.clients (tenant_id, id, nom) values ('${tenant}', '${client}', 'Client')`,
    `insert into public.partenaires (tenant_id, id, nom) select '${tenant}', ${account("900 + i")}, 'Partenaire ' || i from generate_series(1, 5) as i`,
    `insert into public.citernes (tenant_id, id, depot_id, nom, produit_id, capacite_totale, remplissage_max_l, volume_mort_l, position)
     select '${tenant}', ${tank("i")}, '${depot}', 'T' || i, '${product}', 2000000, 1900000, 5000, i from generate_series(0, ${TANKS - 1}) as i`,
    `insert into public.baremes (tenant_id, id, depot_id, citerne_id, certificat_numero, valide_du, valide_au, hauteur_min_mm, hauteur_max_mm)
     select '${tenant}', ${account("500 + i")}, '${depot}', ${tank("i")}, 'C' || i, '2000-01-01', current_date + 400, 0, 10000 from generate_series(0, ${TANKS - 1}) as i`,
    OPEN,
    `insert into public.bareme_points (tenant_id, bareme_id, hauteur_mm, volume_l, depot_id)
     select '${tenant}', ${account("500 + i")}, h, h * 50, '${depot}' from generate_series(0, ${TANKS - 1}) as i, generate_series(0, 10000, 100) as h`,
    `insert into public.stocks_snapshot (tenant_id, id, depot_id, citerne_id, produit_id, proprietaire_type, partenaire_id)
     select '${tenant}', ${account("a")}, '${depot}', ${tank(`a % ${TANKS}`)}, '${product}',
       case when a < ${TANKS} then 'MONALUXE' else 'PARTENAIRE' end, case when a >= ${TANKS} then ${account("901 + a % 5")} end
     from generate_series(0, ${ACCOUNTS - 1}) as a`,
    `create table bench.accounts as
     select row_number() over (order by s.id)::integer - 1 as a, s.id as compte_id, s.citerne_id, s.proprietaire_type, s.partenaire_id
     from public.stocks_snapshot as s where s.tenant_id = '${tenant}'`,
    `insert into depot.citerne_etats (tenant_id, citerne_id, dernier_no, dernier_hash)
     select '${tenant}', ${tank("i")}, ${TOP}, sha256(int8send(i)) from generate_series(0, ${TANKS - 1}) as i`,
    // The history has no chain of its own: what was loaded counts as compared, what is booked is not.
    `insert into depot.sweep_chains (tenant_id, registre, chaine, frontier_no, frontier_hash, tour_no)
     select '${tenant}', r, ${tank("i")}, ${TOP}, sha256(int8send(i)), ${TOP}
     from generate_series(0, ${TANKS - 1}) as i, unnest(array['JOURNAL', 'MOUVEMENTS']) as r`,
    "update depot.sweep_cursors set frontier_at = (select s.at from bench.start as s)",
    ledgerInsert(`${ACCOUNTS}`, OPENING),
    CLOSE,
    `select setval(pg_get_serial_sequence('public.mouvements_stock', 'id'), ${LAST_ID + 1})`,
  );

/** n counts entries back from now: account, place in its cycle, sign, moment and numbers follow from it. */
const ENTRY = `
  select n, n % ${ACCOUNTS} as a, n / ${ACCOUNTS} as c,
    case when n / ${ACCOUNTS} % ${CYCLE} = ${CYCLE - 1} then 'RECEPTION' else 'SORTIE' end as nature,
    (case when n / ${ACCOUNTS} % ${CYCLE} = ${CYCLE - 1} then 20000 else -1000 end)::numeric as litres,
    ((select s.jour from bench.start as s) - n / ${PER_DAY} + interval '19 hours' - n % ${PER_DAY} * interval '${STEP}')
      at time zone 'Africa/Lubumbashi' as at,
    ${TOP} - n / ${ACCOUNTS} * case when n % ${ACCOUNTS} % ${TANKS} < ${ACCOUNTS - TANKS} then 2 else 1 end - n % ${ACCOUNTS} / ${TANKS} as no,
    ${LAST_ID} - n as id`;
const OPENING = `
  select n, n as a, 0 as c, 'OUVERTURE' as nature, 400000::numeric as litres,
    (select s.at from bench.start as s) - interval '12 years' as at, 1 + n / ${TANKS} as no, n + 1 as id`;

/** A UUID of version 7 made of the moment and the number of the entry. */
const DOCUMENT = `encode(
  int8send((extract(epoch from e.at) * 1000)::bigint * 65536 + 28672 + (e.n & 4095)) || int8send((-9223372036854775807)::bigint + e.id), 'hex'
)::uuid`;
const JOINS = `join bench.accounts as b on b.a = e.a
  cross join depot.correct_volume('54B', 1000, 25, 832) as v`;

const ledgerInsert = (upTo: string, entry: string, from = "0"): string => `
  insert into public.mouvements_stock (
    tenant_id, id, depot_id, citerne_id, compte_id, produit_id, proprietaire_type, partenaire_id, nature,
    volume_ambiant, volume_15c, survenu_at, date_jour, document_type, document_id, ligne_no, temperature_c,
    densite_observee_kgm3, densite_a_15_kgm3, vcf, methode, methode_version, booked_by, booked_at, citerne_no, hash
  ) overriding system value
  select '${tenant}', e.id, '${depot}', b.citerne_id, b.compte_id, '${product}', b.proprietaire_type, b.partenaire_id,
    e.nature, e.litres, round(1000 * v.vcf, 1) * e.litres / 1000, e.at, (e.at at time zone 'Africa/Lubumbashi')::date,
    case e.nature when 'OUVERTURE' then 'AJUSTEMENT' else e.nature end, ${DOCUMENT}, 1, 25, 832, v.densite_a_15_kgm3,
    v.vcf, v.methode, v.methode_version, '${user}', e.at + interval '1 minute', e.no,
    sha256(int8send(case when e.no = ${TOP} then (e.a % ${TANKS})::bigint else e.id end))
  from (${entry} from generate_series(${upTo} - 1, ${from}, -1) as n) as e ${JOINS}`;

const GROWN = [
  "public.mouvements_stock",
  "public.stocks_snapshot",
  "depot.citerne_etats",
  "depot.stock_days",
  "depot.stock_months",
  "public.sorties_produit",
  "public.sortie_lignes",
  "public.receptions",
  "public.reception_lignes",
  "public.log_actions",
  "depot.log_chains",
];

/** Adds older entries until there are that many, and makes every total again. */
export const growLedger = async (url: string, from: number, to: number): Promise<void> => {
  const [done, size] = [from === 0 ? 0 : wholeCycles(from), wholeCycles(to)];
  await execute(url, OPEN, ledgerInsert(`${size}`, ENTRY, `${done}`));
  const documents = Math.min(size, MAX_DOCUMENTS);
  if (done < documents) await execute(url, OPEN, ...documentInserts(done, documents));
  await execute(url, OPEN, ...TOTALS);
  if (from === 0) await execute(url, OPEN, seal(LEDGER), seal(LOG));
  await execute(url, ...GROWN.map((name) => `vacuum analyze ${name}`), "checkpoint");
};

const documentInserts = (from: number, upTo: number): string[] => {
  const entries = `(${ENTRY} from generate_series(${upTo} - 1, ${from}, -1) as n) as e ${JOINS}`;
  const header = `'${tenant}', ${DOCUMENT}, '${depot}', '${product}', b.proprietaire_type, b.partenaire_id, 'validee', e.at, (e.at at time zone 'Africa/Lubumbashi')::date,
    abs(e.litres), round(1000 * v.vcf, 1) * abs(e.litres) / 1000, '${user}', e.at, '${user}', e.at`;
  const columns = (at: string, day: string): string =>
    `tenant_id, id, depot_id, produit_id, proprietaire_type, partenaire_id, statut, ${at}, ${day}, volume_ambiant,
     volume_15c, created_by, created_at, validated_by, validated_at`;
  const lines = (kind: string): string =>
    `insert into public.${kind}_lignes (tenant_id, ${kind}_id, ligne_no, depot_id, citerne_id, mode_mesure, volume_compteur_l,
       facteur_compteur, volume_ambiant, temperature_ambiante_c, densite_observee_kgm3, densite_a_15_kgm3, vcf, volume_15c, methode, methode_version)
     select '${tenant}', ${DOCUMENT}, 1, '${depot}', b.citerne_id, 'COMPTEUR', abs(e.litres), 1, abs(e.litres), 25, 832,
       v.densite_a_15_kgm3, v.vcf, round(1000 * v.vcf, 1) * abs(e.litres) / 1000, v.methode, v.methode_version
     from ${entries} where e.nature = '${kind.toUpperCase()}'`;
  return [
    `insert into public.sorties_produit (${columns("date_sortie", "date_jour")}, client_id)
     select ${header}, case when b.partenaire_id is null then '${client}'::uuid end from ${entries} where e.nature = 'SORTIE'`,
    `insert into public.receptions (${columns("recue_at", "date_reception")}) select ${header} from ${entries} where e.nature = 'RECEPTION'`,
    lines("sortie"),
    lines("reception"),
    `insert into public.log_actions (tenant_id, id, depot_id, user_id, acteur_nom, action, module, cible_id, apres, created_at, chaine, chaine_no, hash)
     overriding system value
     select '${tenant}', e.id, '${depot}', '${user}', 'Bench', e.nature || '_VALIDE', lower(e.nature) || 's', ${DOCUMENT},
       jsonb_build_object('volume_ambiant', e.litres, 'statut', 'validee', 'note', repeat('x', 400)), e.at,
       b.citerne_id, e.no, sha256(int8send(case when e.no = ${TOP} then (e.a % ${TANKS})::bigint else e.id end))
     from ${entries}`,
    `insert into depot.log_chains (tenant_id, chaine, dernier_no, dernier_hash)
     select '${tenant}', ${tank("i")}, ${TOP}, sha256(int8send(i)) from generate_series(0, ${TANKS - 1}) as i on conflict do nothing`,
    `select setval(pg_get_serial_sequence('public.log_actions', 'id'), greatest(${LAST_ID + 1}, (select max(l.id) from public.log_actions as l)))`,
  ];
};
