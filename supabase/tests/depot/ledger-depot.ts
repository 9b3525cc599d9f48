import { randomUUID } from "node:crypto";
import { type Company, openCompany, type Session } from "../access/two-sessions.ts";
import { HEEL, type Line, MAX } from "./ledger-model.ts";

export type Tank = { readonly id: string };

export type Depot = {
  readonly company: Company;
  readonly tenantId: string;
  readonly depotId: string;
  readonly produitId: string;
  readonly partners: readonly string[];
  readonly tanks: readonly Tank[];
};

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
  const tank = { id: randomUUID() };
  const max = MAX / 1000;
  await system.query(
    `insert into public.citernes (
       tenant_id, id, depot_id, nom, produit_id, capacite_totale, remplissage_max_l, volume_mort_l, position
     ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tenantId, tank.id, depotId, `T${index + 1}`, produitId, max + 500, max, HEEL / 1000, index],
  );
  return tank;
};

const litres = (thousandths: number): string => (thousandths / 1000).toFixed(3);

const literal = (depot: Depot, line: Line, no: number): string => {
  const partner = line.owner === 0 ? null : depot.partners[line.owner - 1];
  return `row('${depot.depotId}', '${depot.tanks[line.tank]?.id}', '${depot.produitId}',
    '${partner ? "PARTENAIRE" : "MONALUXE"}', ${partner ? `'${partner}'` : "null"}, '${line.nature}', ${no}, null,
    ${litres(line.ambient)}, ${(line.v15 / 10).toFixed(1)}, '${new Date(line.at).toISOString()}',
    null, null, null, null, null, 'DECLARE', 1)::depot.ecriture`;
};

export type Document = {
  readonly id: string;
  readonly kind: string;
  readonly lines: readonly Line[];
};

/** Books a document as a rule would, the permission aside. */
export const sendDocument = (session: Session, depot: Depot, sent: Document): Promise<unknown> =>
  session.query(
    `select depot.post_entries($1, $2, $3, array[${sent.lines
      .map((line, index) => literal(depot, line, index + 1))
      .join(", ")}])`,
    [depot.tenantId, sent.kind, sent.id],
  );

/** Books the reversal of a document, at its own moments. */
export const sendReversal = (session: Session, depot: Depot, sent: Document): Promise<unknown> =>
  session.query("select depot.post_entries($1, $2, $3, depot.reversal_of($1, $3))", [
    depot.tenantId,
    sent.kind,
    sent.id,
  ]);
