import { randomUUID } from "node:crypto";
import { type Company, openCompany, type Session } from "../access/two-sessions.ts";

export type Tank = { readonly id: string; readonly max: number; readonly heel: number };

export type Depot = {
  readonly company: Company;
  readonly tenantId: string;
  readonly depotId: string;
  readonly produitId: string;
  readonly partners: readonly string[];
  readonly tanks: readonly Tank[];
};

/** One entry as depot.post_entries takes it; volumes signed, in litres. */
export type Entry = {
  readonly tank: string;
  readonly nature: string;
  readonly ambient: number;
  readonly at: Date;
  readonly partner?: string | null;
};

export const at15 = (ambient: number): number => Math.round(ambient * 0.99 * 10) / 10;

/** A depot in Lubumbashi with its own company: files run at the same time on one database. */
export const openDepot = async (system: Session, tankCount = 2): Promise<Depot> => {
  const company = await openCompany(system);
  const { tenantId, siteId: depotId } = company;
  await system.query(
    "update public.sites set timezone = 'Africa/Lubumbashi' where tenant_id = $1 and id = $2",
    [tenantId, depotId],
  );
  const produitId = randomUUID();
  await system.query(
    `insert into public.produits (tenant_id, id, code, nom, densite_15_min_kgm3, densite_15_max_kgm3)
     values ($1, $2, 'GO', 'Gasoil', 800, 880)`,
    [tenantId, produitId],
  );
  const partners = [randomUUID(), randomUUID()];
  for (const [index, id] of partners.entries())
    await system.query("insert into public.partenaires (tenant_id, id, nom) values ($1, $2, $3)", [
      tenantId,
      id,
      `Partenaire ${index + 1}`,
    ]);
  const tanks = await Promise.all(
    Array.from({ length: tankCount }, (_, index) =>
      addTank(system, tenantId, depotId, produitId, index),
    ),
  );
  return { company, tenantId, depotId, produitId, partners, tanks };
};

const addTank = async (
  system: Session,
  tenantId: string,
  depotId: string,
  produitId: string,
  index: number,
): Promise<Tank> => {
  const tank = { id: randomUUID(), max: 10_000, heel: 100 };
  await system.query(
    `insert into public.citernes (
       tenant_id, id, depot_id, nom, produit_id, capacite_totale, remplissage_max_l, volume_mort_l, position
     ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tenantId,
      tank.id,
      depotId,
      `T${index + 1}`,
      produitId,
      tank.max + 500,
      tank.max,
      tank.heel,
      index,
    ],
  );
  return tank;
};

const literal = (depot: Depot, entry: Entry, line: number): string =>
  `row('${depot.depotId}', '${entry.tank}', '${depot.produitId}',
    '${entry.partner ? "PARTENAIRE" : "MONALUXE"}', ${entry.partner ? `'${entry.partner}'` : "null"},
    '${entry.nature}', ${line}, null, ${entry.ambient}, ${at15(entry.ambient)},
    '${entry.at.toISOString()}', null, null, null, null, null, 'DECLARE', 1)::depot.ecriture`;

/** Books the entries as one document; the id of the document is what the caller gave. */
export const book = async (
  session: Session,
  depot: Depot,
  kind: string,
  documentId: string,
  entries: readonly Entry[],
): Promise<void> => {
  const rows = entries.map((entry, index) => literal(depot, entry, index + 1)).join(", ");
  await session.query(`select depot.post_entries($1, $2, $3, array[${rows}])`, [
    depot.tenantId,
    kind,
    documentId,
  ]);
};

/** Books the reversal of a document, at its own moments. */
export const reverse = async (
  session: Session,
  depot: Depot,
  kind: string,
  documentId: string,
): Promise<void> => {
  await session.query("select depot.post_entries($1, $2, $3, depot.reversal_of($1, $3))", [
    depot.tenantId,
    kind,
    documentId,
  ]);
};
