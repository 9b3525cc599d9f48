import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSession, type Session } from "../access/two-sessions.ts";
import { type Depot, openDepot, sendDocument } from "./ledger-depot.ts";

const VIEWS = [
  "v_stock_actuel",
  "stocks_journaliers",
  "v_mouvements_stock",
  "v_kpi_stock_global",
  "v_soldes_partenaires",
  "v_journal_stock",
  "v_citernes_stock",
  "v_pertes_transit",
];
const CALLS: Readonly<Record<string, string>> = {
  daily_stock: "select public.daily_stock($1, current_date - 3, current_date)",
  bilan_matiere:
    "select * from public.bilan_matiere($1, current_date - 3, current_date, 'citerne')",
  stock_at: "select * from public.stock_at($1, now())",
  stock_trend: "select public.stock_trend($1, 3)",
  depot_dashboard: "select public.depot_dashboard($1)",
  transit_scorecard: "select * from public.transit_scorecard($1, current_date - 3, current_date)",
};

let system: Session;
let reader: Session;
let depot: Depot;
let other: Depot;
let secondSite: string;

beforeAll(async () => {
  system = await openSession();
  reader = await openSession();
  depot = await openDepot(system);
  other = await openDepot(system);
  secondSite = randomUUID();
  await system.query(
    "insert into public.sites (tenant_id, id, kind, code, name) values ($1, $2, 'depot', 'TWO', 'Two')",
    [depot.tenantId, secondSite],
  );
  await unloadTrip();
  const opening = {
    tank: 0,
    nature: "OUVERTURE",
    at: Date.now() - 86_400_000,
    reversal: false,
  } as const;
  await sendDocument(system, depot, {
    id: randomUUID(),
    kind: "AJUSTEMENT",
    lines: [
      { ...opening, owner: 0, ambient: 5_000_000, v15: 49_500 },
      { ...opening, owner: 1, ambient: 700_000, v15: 6_930 },
    ],
  });
});
afterAll(() => Promise.all([system.end(), reader.end()]));

/** A trip with a validated reception, put there as rows: what v_pertes_transit reads. */
const unloadTrip = async (): Promise<void> => {
  const ids = [depot.tenantId, depot.depotId, depot.produitId, randomUUID(), randomUUID()];
  await system.query(
    `insert into public.cours_de_route (
       tenant_id, depot_destination_id, produit_id, id, plaque_camion, date_chargement, volume, volume_charge_15c,
       statut, arrive_at
     ) values ($1, $2, $3, $4, 'AA 11', current_date - 2, 1000, 990, 'DECHARGE', now())`,
    ids.slice(0, 4),
  );
  await system.query(
    `insert into public.receptions (
       tenant_id, depot_id, produit_id, cours_de_route_id, id, statut, recue_at, date_reception, volume_ambiant,
       volume_15c, validated_at
     ) values ($1, $2, $3, $4, $5, 'validee', now(), current_date, 985, 980, now())`,
    ids,
  );
  await system.query(
    `insert into public.reception_lignes (
       tenant_id, depot_id, reception_id, ligne_no, citerne_id, mode_mesure, volume_compteur_l, facteur_compteur,
       volume_ambiant, volume_15c
     ) values ($1, $2, $3, 1, $4, 'COMPTEUR', 985, 1, 985, 980)`,
    [depot.tenantId, depot.depotId, ids[4], depot.tanks[0]?.id],
  );
};

const as = async <T>(userId: string | null, work: () => Promise<T>): Promise<T> => {
  if (userId === null) {
    await reader.begin();
    await reader.query("set local role anon");
  } else await reader.begin(userId);
  try {
    return await work();
  } finally {
    await reader.rollback();
  }
};

const rowsSeen = async (userId: string | null, view: string): Promise<number | string> =>
  as(userId, async () => {
    try {
      const [row] = await reader.query<{ n: number }>(
        `select count(*)::int as n from public.${view} where tenant_id = $1`,
        [depot.tenantId],
      );
      return row?.n ?? -1;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  });

const called = async (userId: string | null, name: string, depotId: string): Promise<string> =>
  as(userId, async () => {
    try {
      await reader.query(CALLS[name] ?? "", [depotId]);
      return "ok";
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  });

for (const role of ["admin", "directeur", "gerant", "operateur", "lecture", "pca"]) {
  test(`${role} reads every view and report of the depot`, async () => {
    const onSite = role === "operateur" || role === "lecture";
    const { userId } = await depot.company.member(role, onSite ? depot.depotId : null);
    for (const view of VIEWS) expect([view, await rowsSeen(userId, view)]).not.toEqual([view, 0]);
    for (const view of VIEWS) expect(typeof (await rowsSeen(userId, view)), view).toBe("number");
    for (const name of Object.keys(CALLS))
      expect([name, await called(userId, name, depot.depotId)]).toEqual([name, "ok"]);
  });
}

test("a member of another depot of the company sees nothing, and the depot does not exist", async () => {
  const { userId } = await depot.company.member("operateur", secondSite);
  for (const view of VIEWS) expect([view, await rowsSeen(userId, view)]).toEqual([view, 0]);
  for (const name of Object.keys(CALLS)) {
    expect([name, await called(userId, name, depot.depotId)]).toEqual([name, "DEPOT_INTROUVABLE"]);
    expect([name, await called(userId, name, secondSite)]).toEqual([name, "ok"]);
  }
});

test("an admin of another company sees nothing, and the depot does not exist", async () => {
  const { userId } = await other.company.member("admin");
  for (const view of VIEWS) expect([view, await rowsSeen(userId, view)]).toEqual([view, 0]);
  for (const name of Object.keys(CALLS))
    expect([name, await called(userId, name, depot.depotId)]).toEqual([name, "DEPOT_INTROUVABLE"]);
});

test("anon and an account without membership reach nothing", async () => {
  const { userId } = await depot.company.account();
  for (const view of VIEWS) {
    expect(await rowsSeen(null, view)).toBe(`permission denied for view ${view}`);
    expect([view, await rowsSeen(userId, view)]).toEqual([view, 0]);
  }
  for (const name of Object.keys(CALLS)) {
    expect(await called(null, name, depot.depotId)).toBe(`permission denied for function ${name}`);
    expect([name, await called(userId, name, depot.depotId)]).toEqual([name, "DEPOT_INTROUVABLE"]);
  }
});

test("all depots of the caller are those he may read, and none is said to be none", async () => {
  const { userId } = await depot.company.member("lecture", depot.depotId);
  const seen = await as(userId, () =>
    reader.query<{ d: { depots: { id: string }[] } }>("select public.depot_dashboard() as d"),
  );
  expect(seen[0]?.d.depots.map(({ id }) => id)).toEqual([depot.depotId]);
  const stranger = (await depot.company.account()).userId;
  await expect(as(stranger, () => reader.query("select public.depot_dashboard()"))).rejects.toThrow(
    "permission_denied",
  );
});

test("of a person of two companies, the dashboard and the trend add up the one that is asked for", async () => {
  const { userId } = await depot.company.member("lecture", depot.depotId);
  await system.query(
    `insert into public.profils (tenant_id, user_id, role, nom_complet, site_id)
     values ($1, $2, 'lecture', 'Two companies', $3)`,
    [other.tenantId, userId, other.depotId],
  );
  const seen = async (tenantId: string | null): Promise<string[]> => {
    const [row] = await as(userId, () =>
      reader.query<{ ids: string[] }>(
        "select array(select jsonb_path_query(public.depot_dashboard(null, $1), '$.depots[*].id') #>> '{}') as ids",
        [tenantId],
      ),
    );
    return [...(row?.ids ?? [])].sort();
  };
  expect(await seen(depot.tenantId)).toEqual([depot.depotId]);
  expect(await seen(other.tenantId)).toEqual([other.depotId]);
  expect(await seen(null)).toEqual([depot.depotId, other.depotId].sort());
});

test("alerts are counted only for who may read them", async () => {
  const count = async (role: string): Promise<unknown> => {
    const { userId } = await depot.company.member(role);
    const [row] = await as(userId, () =>
      reader.query<{ a: unknown }>("select public.depot_dashboard($1) -> 'alertes' as a", [
        depot.depotId,
      ]),
    );
    return row?.a;
  };
  expect(await count("directeur")).toEqual({ ouvertes: 0, critiques: 0, en_retard: 0 });
  expect(await count("gerant")).toBeNull();
});
