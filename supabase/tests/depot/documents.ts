import { randomUUID } from "node:crypto";
import { openCompany, type Session } from "../access/two-sessions.ts";

export type Depot = {
  readonly tenantId: string;
  readonly depotId: string;
  readonly productId: string;
  readonly clientId: string;
  readonly tanks: readonly string[];
  readonly operator: string;
  readonly manager: string;
};

export const TANK_MAX = 10_000;
export const TANK_HEEL = 100;

/** A depot with people in a company of its own: files run at the same time on one database. */
export const openDepot = async (system: Session, tankCount = 2): Promise<Depot> => {
  const company = await openCompany(system);
  const operator = await company.member("operateur", company.siteId);
  const manager = await company.member("gerant");
  const [productId, clientId] = [randomUUID(), randomUUID()];
  const tanks = Array.from({ length: tankCount }, () => randomUUID()).sort();
  await system.query(
    `insert into public.produits (tenant_id, id, code, nom, densite_15_min_kgm3, densite_15_max_kgm3)
     values ($1, $2, 'GO', 'Gasoil', 800, 880)`,
    [company.tenantId, productId],
  );
  await system.query("insert into public.clients (tenant_id, id, nom) values ($1, $2, 'Client')", [
    company.tenantId,
    clientId,
  ]);
  await system.query(
    `insert into public.citernes (tenant_id, id, depot_id, nom, produit_id, capacite_totale,
       remplissage_max_l, volume_mort_l)
     select $1, t.id, $2, 'T' || t.n, $3, $4, $4, $5
     from unnest($6::uuid[]) with ordinality as t (id, n)`,
    [company.tenantId, company.siteId, productId, TANK_MAX, TANK_HEEL, tanks],
  );
  return {
    tenantId: company.tenantId,
    depotId: company.siteId,
    productId,
    clientId,
    tanks,
    operator: operator.userId,
    manager: manager.userId,
  };
};

/** When the tests' product moves: one moment, so that a repeated call repeats it. */
export const AT = new Date(Date.now() - 3_600_000);

export type Line = readonly [tank: string | undefined, litres: number];

const linesOf = (lines: readonly Line[]): string =>
  JSON.stringify(
    lines.map(([tank, litres]) => ({
      citerne_id: tank,
      index_avant: 0,
      index_apres: litres,
      temperature_ambiante_c: 25,
      densite_observee_kgm3: 832,
    })),
  );

export type Extra = {
  readonly trip?: string;
  readonly replaces?: string;
  readonly ticket?: string;
  readonly draft?: boolean;
  readonly expectedVersion?: number;
};

export type Row = { readonly id: string; readonly statut: string; readonly version: number };

/** As the user of the open transaction; validated at once unless extra.draft. */
export const receive = (
  session: Session,
  depot: Depot,
  id: string,
  lines: readonly Line[],
  extra: Extra = {},
): Promise<Row[]> =>
  session.query<Row>(
    `select id, statut, version from public.save_reception($1, $2, $3,
       $4, $5, $6, numero => $7, remplace_id => $8, valider => $9,
       expected_version => $10)`,
    [
      id,
      depot.depotId,
      depot.productId,
      AT,
      linesOf(lines),
      extra.trip,
      extra.ticket,
      extra.replaces,
      !extra.draft,
      extra.expectedVersion,
    ],
  );

export const withdraw = (
  session: Session,
  depot: Depot,
  id: string,
  lines: readonly Line[],
  extra: Extra = {},
): Promise<Row[]> =>
  session.query<Row>(
    `select id, statut, version from public.save_sortie($1, $2, $3,
       $4, $5, $6, numero => $7, remplace_id => $8, valider => $9)`,
    [
      id,
      depot.depotId,
      depot.productId,
      AT,
      linesOf(lines),
      depot.clientId,
      extra.ticket,
      extra.replaces,
      !extra.draft,
    ],
  );

/** One whole call, as the API makes it: its own transaction. */
export const call = async <Result>(
  session: Session,
  userId: string,
  work: () => Promise<Result>,
): Promise<Result> => {
  await session.begin(userId);
  try {
    const result = await work();
    await session.commit();
    return result;
  } catch (error) {
    await session.rollback();
    throw error;
  }
};

/** Signed litres of the entries of a document, in the order of booking. */
export const booked = async (system: Session, depot: Depot, id: string): Promise<number[]> => {
  const rows = await system.query<{ litres: string }>(
    `select volume_ambiant as litres from public.mouvements_stock
     where tenant_id = $1 and document_id = $2 order by id`,
    [depot.tenantId, id],
  );
  return rows.map(({ litres }) => Number(litres));
};

export const actions = async (system: Session, depot: Depot, id: string): Promise<string[]> => {
  const rows = await system.query<{ action: string }>(
    "select action from public.log_actions where tenant_id = $1 and cible_id = $2 order by id",
    [depot.tenantId, id],
  );
  return rows.map(({ action }) => action);
};

export const contentOf = async (
  system: Session,
  depot: Depot,
  tank: string | undefined,
): Promise<number> => {
  const [row] = await system.query<{ litres: string }>(
    "select stock_ambiant as litres from depot.citerne_etats where tenant_id = $1 and citerne_id = $2",
    [depot.tenantId, tank],
  );
  return Number(row?.litres ?? 0);
};

/** A truck that has arrived. */
export const arrivedTrip = async (
  session: Session,
  depot: Depot,
  plate: string,
): Promise<string> => {
  const id = randomUUID();
  await call(session, depot.operator, async () => {
    await session.query("select public.save_trip($1, $2, $3, $4, current_date - 1)", [
      id,
      depot.depotId,
      depot.productId,
      plate,
    ]);
    for (const step of ["TRANSIT", "FRONTIERE", "ARRIVE"])
      await session.query("select public.advance_trip($1, $2)", [id, step]);
  });
  return id;
};
