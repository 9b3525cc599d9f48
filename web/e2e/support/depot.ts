import { randomUUID } from "node:crypto";
import { rpcAs } from "./api.ts";
import type { Database } from "./lookout.ts";
import { type Account, addMember, createTenant, type OwnTenant } from "./tenants.ts";

export interface OwnDepot {
  tenant: OwnTenant;
  directeur: Account;
  gerant: Account;
  operateur: Account;
  id: string;
  produitId: string;
  citerneId: string;
  partenaireId: string;
  clientId: string;
}

/** Of gasoil at 25 °C: what every line of the tests is measured with. */
export const MEASURED = { temperature_ambiante_c: 25, densite_observee_kgm3: 835 };

const HOUR_MS = 3_600_000;
export const hoursAgo = (hours: number): string =>
  new Date(Date.now() - hours * HOUR_MS).toISOString();

/** The day of a moment at the depot of the tests, which lies in Lubumbashi. */
export const localDay = (moment: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "Africa/Lubumbashi" }).format(new Date(moment));

async function insertOne(db: Database, sql: string, values: unknown[]): Promise<string> {
  const [row] = await db.query<{ id: string }>(`${sql} returning id`, values);
  if (!row) throw new Error(`nothing inserted: ${sql}`);
  return row.id;
}

/** A company of the test's own with one depot, one tank of gasoil, a partner and a client. */
export async function createDepot(db: Database): Promise<OwnDepot> {
  const tenant = await createTenant("depot");
  const id = await insertOne(
    db,
    `insert into public.sites (tenant_id, kind, code, name, timezone, currency, default_locale)
     values ($1, 'depot', 'ESSAI', 'Dépôt d''essai', 'Africa/Lubumbashi', 'USD', 'fr')`,
    [tenant.id],
  );
  const produitId = await insertOne(
    db,
    `insert into public.produits
       (tenant_id, code, nom, densite_15_min_kgm3, densite_15_max_kgm3, couleur)
     values ($1, 'G.O', 'Gasoil', 800, 880, '#b5761f')`,
    [tenant.id],
  );
  const citerneId = await insertOne(
    db,
    `insert into public.citernes
       (tenant_id, depot_id, nom, produit_id, capacite_totale, remplissage_max_l, volume_mort_l)
     values ($1, $2, 'TANK1', $3, 500000, 475000, 5000)`,
    [tenant.id, id, produitId],
  );
  const named = (table: string, nom: string) =>
    insertOne(db, `insert into public.${table} (tenant_id, nom) values ($1, $2)`, [tenant.id, nom]);
  const partenaireId = await named("partenaires", "Katanga Oil");
  const clientId = await named("clients", "Mines du Sud");
  const [directeur, gerant, operateur] = [
    await addMember(tenant, "directeur"),
    await addMember(tenant, "gerant"),
    await addMember(tenant, "operateur"),
  ];
  const people = { tenant, directeur, gerant, operateur };
  return { ...people, id, produitId, citerneId, partenaireId, clientId };
}

/** What a tank holds when its books begin: one person proposes, another approves. */
export async function openTank(
  depot: OwnDepot,
  litres: number,
  at: string,
  owner: "own" | "partner" = "own",
): Promise<void> {
  const id = randomUUID();
  const partner = { proprietaire_type: "PARTENAIRE", partenaire_id: depot.partenaireId };
  await rpcAs(depot.gerant, "propose_adjustment", {
    id,
    citerne_id: depot.citerneId,
    nature: "OUVERTURE",
    survenu_at: at,
    delta_ambiant: litres,
    temperature_c: MEASURED.temperature_ambiante_c,
    densite_observee_kgm3: MEASURED.densite_observee_kgm3,
    reason: "Ouverture des livres de l’essai",
    ...(owner === "partner" ? partner : {}),
  });
  await rpcAs(depot.directeur, "approve_adjustment", { id });
}

/** A withdrawal by the own client, validated at once unless it is to stay a draft. */
export async function withdraw(
  depot: OwnDepot,
  litres: number,
  at: string,
  isDraft = false,
): Promise<string> {
  const id = randomUUID();
  await rpcAs(depot.operateur, "save_sortie", {
    id,
    depot_id: depot.id,
    produit_id: depot.produitId,
    date_sortie: at,
    client_id: depot.clientId,
    plaque_camion: "ABC 1234",
    valider: !isDraft,
    lignes: [
      {
        citerne_id: depot.citerneId,
        mode_mesure: "COMPTEUR",
        volume_compteur_l: litres,
        ...MEASURED,
      },
    ],
  });
  return id;
}
