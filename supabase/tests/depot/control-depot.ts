import { randomUUID } from "node:crypto";
import { openCompany, outcome, type Session, untilBlocked } from "../access/two-sessions.ts";

export type ControlDepot = {
  readonly tenantId: string;
  readonly depotId: string;
  readonly tanks: readonly [string, string];
  /** Two directeurs, who approve; a gerant, who proposes. */
  readonly dora: string;
  readonly dan: string;
  readonly gil: string;
};

/** A depot with two tanks of gasoil, 50 000 L in each, 10 L a millimetre. */
export const openControlDepot = async (system: Session): Promise<ControlDepot> => {
  const company = await openCompany(system);
  const { tenantId, siteId } = company;
  const produitId = randomUUID();
  await system.query(
    `insert into public.produits (tenant_id, id, code, nom, densite_15_min_kgm3, densite_15_max_kgm3)
     values ($1, $2, 'GO', 'Gasoil', 815, 865)`,
    [tenantId, produitId],
  );
  const tanks = [randomUUID(), randomUUID()] as const;
  for (const [index, tank] of tanks.entries()) {
    await addTank(system, { tenantId, siteId, produitId, tank, nom: `T${index + 1}` });
  }
  return {
    tenantId,
    depotId: siteId,
    tanks,
    dora: (await company.member("directeur")).userId,
    dan: (await company.member("directeur")).userId,
    gil: (await company.member("gerant")).userId,
  };
};

type NewTank = { tenantId: string; siteId: string; produitId: string; tank: string; nom: string };

const addTank = async (system: Session, given: NewTank): Promise<void> => {
  const { tenantId, siteId, produitId, tank, nom } = given;
  await system.query(
    `insert into public.citernes (tenant_id, id, depot_id, nom, produit_id, capacite_totale,
       remplissage_max_l) values ($1, $2, $3, $4, $5, 100000, 95000)`,
    [tenantId, tank, siteId, nom, produitId],
  );
  await system.query(
    `select public.add_bareme($1, $2, 'C-1', null, '2026-01-01', '2031-01-01',
       '[[0, 0], [10000, 100000]]')`,
    [randomUUID(), tank],
  );
  await book(system, tank, 50_000, "3 days");
};

/** A correction of the books, booked by the system so long ago. */
export const BOOK = `
  select depot.post_entries(c.tenant_id, 'AJUSTEMENT', gen_random_uuid(), array[row(c.depot_id,
    c.id, c.produit_id, 'MONALUXE', null, 'AJUSTEMENT', 1, null, $2::numeric, $2::numeric,
    now() - $3::interval, null, null, null, null, null, 'DECLARE', 1)::depot.ecriture])
  from public.citernes as c where c.id = $1`;
export const book = (session: Session, tank: string, litres: number, ago: string) =>
  session.query(BOOK, [tank, litres, ago]);

export const stock = async (system: Session, tank: string): Promise<number> => {
  const [row] = await system.query<{ litres: string }>(
    "select stock_ambiant as litres from depot.citerne_etats where citerne_id = $1",
    [tank],
  );
  return Number(row?.litres);
};

export const count = async (system: Session, from: string, value: string): Promise<number> => {
  const [row] = await system.query<{ n: number }>(`select count(*)::integer as n from ${from}`, [
    value,
  ]);
  return row?.n ?? 0;
};

export const logLines = (system: Session, id: string): Promise<number> =>
  count(system, "public.log_actions where cible_id = $1", id);

type Act = { readonly as?: string; readonly sql: string; readonly values: readonly unknown[] };
type Sessions = { readonly system: Session; readonly first: Session; readonly second: Session };

const begin = (session: Session, act: Act) => session.begin(act.as);

/** The second act is sent while the first holds its locks; both outcomes, the late one as its key. */
export const race = async (sessions: Sessions, before: Act, after: Act): Promise<string> => {
  const { system, first, second } = sessions;
  await begin(first, before);
  await first.query(before.sql, [...before.values]);
  await begin(second, after);
  const late = outcome(second.query(after.sql, [...after.values]));
  await untilBlocked(system, second.pid);
  await first.commit();
  const result = await late;
  await (result === "ok" ? second.commit() : second.rollback());
  return result;
};
