import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rpcAs } from "./support/api.ts";
import { launch, visiting } from "./support/browser.ts";
import { createDepot, localDay, MEASURED, type OwnDepot, openTank } from "./support/depot.ts";
import { at15, closing, type Moved, onDay } from "./support/depot-books.ts";
import { choose, field, fillLine, step, validate } from "./support/depot-forms.ts";
import { connect, type Database } from "./support/lookout.ts";
import type { Account } from "./support/tenants.ts";

// A week of a depot, told through its screens by its people, in the order of the tests. What the
// books, the report and the alerts say at its end is compared with a reference kept beside.

let browser: Browser;
let db: Database;
let depot: OwnDepot;
let secondTank: string;

const OWN = "Stock propre";
const PARTNER = "Katanga Oil";
const PLATE = "CGO 9001 AB";
const DAY_MS = 86_400_000;
const books: Moved[] = [];

const dayOf = (ago: number): string => localDay(new Date(Date.now() - ago * DAY_MS).toISOString());
const at = (ago: number, hour: string): string => `${dayOf(ago)}T${hour}`;
const instant = (ago: number, hour: string): string => `${at(ago, hour)}:00+02:00`;

const book = (
  move: Omit<Moved, "at15">,
  celsius = MEASURED.temperature_ambiante_c,
  density = MEASURED.densite_observee_kgm3,
) => books.push({ ...move, at15: at15(move.litres, celsius, density) });

function as(who: Account, path: string, body: (page: Page) => Promise<void>) {
  return visiting(browser, { ...who, path }, body);
}

const addGauge = (citerneId: string, capacity: number) =>
  rpcAs(depot.tenant.admin, "add_bareme", {
    id: randomUUID(),
    citerne_id: citerneId,
    certificat_numero: "OCC-2026-1",
    valide_du: dayOf(100),
    valide_au: dayOf(-300),
    points: [
      [0, 0],
      [12_000, capacity],
    ],
  });

beforeAll(async () => {
  [browser, db] = await Promise.all([launch(), connect()]);
  depot = await createDepot(db);
  const [tank] = await db.query<{ id: string }>(
    `insert into public.citernes
       (tenant_id, depot_id, nom, produit_id, capacite_totale, remplissage_max_l, volume_mort_l)
     values ($1, $2, 'TANK2', $3, 300000, 285000, 3000) returning id`,
    [depot.tenant.id, depot.id, depot.produitId],
  );
  secondTank = tank?.id ?? "";
  await addGauge(depot.citerneId, 500_000);
  await addGauge(secondTank, 300_000);
  await openTank(depot, 100_000, instant(6, "06:00"));
  await openTank(depot, 40_000, instant(6, "06:00"), "partner");
  await openTank({ ...depot, citerneId: secondTank }, 50_000, instant(6, "06:00"));
  book({ day: 6, tank: "TANK1", owner: OWN, kind: "ouverture", litres: 100_000 });
  book({ day: 6, tank: "TANK1", owner: PARTNER, kind: "ouverture", litres: 40_000 });
  book({ day: 6, tank: "TANK2", owner: OWN, kind: "ouverture", litres: 50_000 });
}, 120_000);
afterAll(async () => {
  await Promise.all([browser.close(), db.end()]);
});

test("a truck is announced, moves step by step and arrives", async () => {
  await as(depot.operateur, "/depot/cours/new", async (page) => {
    await field(page, "plaque").fill(PLATE);
    await field(page, "date").fill(dayOf(5));
    await choose(page, page, "produit", "Gasoil");
    await field(page, "volume").fill("38 000");
    await field(page, "temperature").fill("25");
    await field(page, "densite").fill("835");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.waitForURL(/\/depot\/cours\/[0-9a-f-]{36}$/);
    await page.goto("/depot/cours");
    await step(page, PLATE, "Transit", at(4, "08:00"));
    await step(page, PLATE, "Frontière", at(3, "08:00"));
    await step(page, PLATE, "Arrivé", at(2, "07:00"));
    await page.getByRole("button", { name: `Réceptionner ${PLATE}` }).waitFor();
  });
});

test("its load is split over two tanks in one reception", async () => {
  const lines = [
    { tank: "TANK1", litres: 20_000, celsius: 26, density: 834.5 },
    { tank: "TANK2", litres: 17_900, celsius: 26, density: 834.5 },
  ];
  await as(depot.operateur, "/depot/cours", async (page) => {
    await page.getByRole("button", { name: `Réceptionner ${PLATE}` }).click();
    await field(page, "moment").fill(at(2, "09:00"));
    for (const [index, line] of lines.entries()) {
      if (index > 0) await page.getByRole("button", { name: "Ajouter une citerne" }).click();
      await fillLine(page, index + 1, line);
    }
    await validate(page);
    await page.goto("/depot/cours?vue=liste&statut=DECHARGE");
    await page.getByText(PLATE).first().waitFor();
  });
  for (const { tank, litres, celsius, density } of lines)
    book({ day: 2, tank, owner: OWN, kind: "reception", litres }, celsius, density);
});

test("litres are moved from tank to tank, and the few that are lost stay on record", async () => {
  await as(depot.operateur, "/depot/transferts/new", async (page) => {
    await choose(page, page, "source", "TANK1");
    await choose(page, page, "destination", "TANK2");
    await field(page, "moment").fill(at(2, "14:00"));
    await field(page, "sorti").fill("5000");
    await field(page, "recu").fill("4990");
    await field(page, "temperature").fill("25");
    await field(page, "densite").fill("835");
    await page.getByRole("button", { name: "Enregistrer le transfert" }).click();
    await page.waitForURL(/\/depot\/transferts$/);
  });
  const [left, arrived] = [at15(5000, 25, 835), at15(4990, 25, 835)];
  const shared = { day: 2, owner: OWN } as const;
  books.push(
    { ...shared, tank: "TANK1", kind: "transfert", litres: -5000, at15: -left },
    { ...shared, tank: "TANK2", kind: "transfert", litres: 5000, at15: left },
    { ...shared, tank: "TANK2", kind: "perte", litres: -10, at15: arrived - left },
  );
});

let mistaken: string;

test("two owners take from one tank, each from his own", async () => {
  await as(depot.operateur, "/depot/sorties/new", async (page) => {
    await choose(page, page, "client", "Mines du Sud");
    await choose(page, page, "produit", "Gasoil");
    await field(page, "moment").fill(at(1, "10:00"));
    await fillLine(page, 1, { tank: "TANK1", litres: 12_000, celsius: 25, density: 835 });
    mistaken = await validate(page);
  });
  await as(depot.operateur, "/depot/sorties/new", async (page) => {
    await page.getByRole("button", { name: "Partenaire", exact: true }).click();
    await choose(page, page, "partenaire", PARTNER);
    await choose(page, page, "produit", "Gasoil");
    await field(page, "moment").fill(at(1, "11:00"));
    await fillLine(page, 1, { tank: "TANK1", litres: 50_000, celsius: 25, density: 835 });
    await page.getByRole("button", { name: "Valider", exact: true }).click();
    await page
      .getByText(/disponible|suffit|insuffisant/i)
      .first()
      .waitFor();
    expect(new URL(page.url()).pathname).toBe("/depot/sorties/new");
    const card = page.getByRole("listitem", { name: "Ligne 1", exact: true });
    await card.locator('[data-field$=".compteur"]').fill("8000");
    await validate(page);
  });
  book({ day: 1, tank: "TANK1", owner: PARTNER, kind: "sortie", litres: -8000 });
});

test("a wrong withdrawal of yesterday is replaced; the balances of yesterday follow", async () => {
  await as(depot.gerant, mistaken, async (page) => {
    await page.getByRole("link", { name: "Corriger" }).click();
    const card = page.getByRole("listitem", { name: "Ligne 1", exact: true });
    await card.locator('[data-field$=".compteur"]').fill("12 500");
    await validate(page, "Valider la correction");
    await page.goto(mistaken);
    await page.getByText("Une correction remplace ce document.").waitFor();
  });
  book({ day: 1, tank: "TANK1", owner: OWN, kind: "sortie", litres: -12_500 });
});

const HEIGHT_MM = 3180;
const dipped = (HEIGHT_MM * 500_000) / 12_000;

test("the dip of the evening finds less than the books, and an alert says so", async () => {
  await as(depot.operateur, "/depot/jauges/new", async (page) => {
    await choose(page, page, "citerne", "TANK1");
    await field(page, "moment").fill(at(1, "18:00"));
    await field(page, "hauteur").fill(String(HEIGHT_MM));
    await field(page, "temperature0").fill("25");
    await field(page, "densite").fill("835");
    await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
    await page.waitForURL(/\/depot\/jauges$/);
  });
  const gap = dipped - closing(books, 1, "TANK1").litres;
  expect(gap).toBe(-2000);
  await db.runChecks("ECART_JAUGE");
  await as(depot.directeur, "/governance/integrity", async (page) => {
    await page.getByText("Écart entre jauge et livre").first().waitFor();
  });
});

test("one person proposes the adjustment, another approves it, and the alert closes", async () => {
  await as(depot.gerant, "/depot/jauges", async (page) => {
    await page.getByRole("button", { name: /TANK1/ }).click();
    await page.getByRole("menuitem", { name: "Proposer un ajustement" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("Motif").fill("Coulage constaté, vannes vérifiées");
    await form.getByRole("button", { name: "Proposer", exact: true }).click();
    await form.waitFor({ state: "hidden" });
  });
  const [proposal] = await db.query<{ id: string }>(
    "select id from public.stocks_adjustments where tenant_id = $1 and statut = 'PROPOSE'",
    [depot.tenant.id],
  );
  await as(depot.directeur, `/depot/ajustements/${proposal?.id}`, async (page) => {
    await page.getByRole("button", { name: "Approuver" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Approuver" }).click();
    await page.getByText("Approuvé").first().waitFor();
  });
  const before = closing(books, 1, "TANK1");
  books.push({
    day: 1,
    tank: "TANK1",
    owner: OWN,
    kind: "ajustement",
    litres: dipped - before.litres,
    at15: at15(dipped, 25, 835) - before.at15,
  });
  await db.runChecks("ECART_JAUGE");
  const open = await db.query(
    `select 1 from public.system_alerts
     where tenant_id = $1 and check_code = 'ECART_JAUGE' and status <> 'RESOLVED'`,
    [depot.tenant.id],
  );
  expect(open).toEqual([]);
});

test("the day is closed with its reserves, and takes no entry any more", async () => {
  const day = dayOf(1);
  await as(depot.directeur, "/depot/clotures", async (page) => {
    const row = page.getByRole("row").filter({ has: page.locator(`a[href*="du=${day}"]`) });
    await row.getByRole("button", { name: "Clôturer" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("Motif").fill("TANK2 jaugée demain matin");
    await form.getByRole("button", { name: "Clôturer avec réserves" }).click();
    await form.waitFor({ state: "hidden" });
    await row.getByText("Clôturée", { exact: true }).waitFor();
  });
  await expect(
    rpcAs(depot.operateur, "record_transfer", {
      id: randomUUID(),
      citerne_source_id: depot.citerneId,
      citerne_destination_id: secondTank,
      survenu_at: instant(1, "20:00"),
      volume_sorti: 1,
      temperature_c: 25,
      densite_observee_kgm3: 835,
    }),
  ).rejects.toThrow("JOURNEE_CLOTUREE");
});

interface Stock {
  tank: string;
  owner: string;
  litres: string;
  at15: string;
}

test("the books agree with the reference, owner by owner, at both temperatures", async () => {
  const rows = await db.query<Stock>(
    `select c.nom as tank, coalesce(p.nom, $2) as owner, s.stock_ambiant as litres, s.stock_15c as at15
     from public.v_stock_actuel as s
     join public.citernes as c on c.tenant_id = s.tenant_id and c.id = s.citerne_id
     left join public.partenaires as p on p.tenant_id = s.tenant_id and p.id = s.partenaire_id
     where s.tenant_id = $1 order by 1, 2`,
    [depot.tenant.id, OWN],
  );
  const said = rows.map((row) => [row.tank, row.owner, Number(row.litres), Number(row.at15)]);
  const expected = [
    ["TANK1", PARTNER],
    ["TANK1", OWN],
    ["TANK2", OWN],
  ].map(([tank = "", owner = ""]) => {
    const balance = closing(books, 0, tank, owner);
    return [tank, owner, balance.litres, balance.at15];
  });
  expect(said).toEqual(expected);
});

test("the daily report adds up to the reference, day by day, in the file people keep", async () => {
  const path = `/depot/stocks?period=custom&du=${dayOf(6)}&au=${dayOf(1)}`;
  await as(depot.directeur, path, async (page) => {
    await page.getByRole("row", { name: /TANK1/ }).first().waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Exporter (CSV)" }).click();
    const csv = await readFile(await (await download).path(), "utf8");
    const rows = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
    for (const [day, tank, owner] of [
      [2, "TANK1", OWN],
      [2, "TANK2", OWN],
      [1, "TANK1", OWN],
      [1, "TANK1", PARTNER],
    ] as const) {
      const row = rows.find((one) => {
        const [at, , , whose] = Object.values(one);
        return at === dayOf(day) && one.Citerne === tank && whose === owner;
      });
      const litres = (column: string): number =>
        Number(Object.entries(row ?? {}).find(([head]) => head.startsWith(column))?.[1]);
      expect({
        day,
        opening: litres("Stock initial"),
        received: litres("Réceptions"),
        left: litres("Sorties"),
        closing: litres("Stock final"),
      }).toEqual({
        day,
        opening: closing(books, day + 1, tank, owner).litres,
        received: onDay(books, day, tank, owner, "reception"),
        left: onDay(books, day, tank, owner, "sortie"),
        closing: closing(books, day, tank, owner).litres,
      });
    }
  });
});

test("nothing in the books of the week is broken: every check of the depot is silent about it", async () => {
  const codes = ["STOCK_NEGATIF", "STOCK_OVER_CAPACITY", "REGISTRE_ECART", "JOURNAL_ALTERE"];
  await db.runChecks(...codes);
  const found = await db.query(
    `select check_code, message from public.system_alerts
     where tenant_id = $1 and check_code = any ($2) and is_active`,
    [depot.tenant.id, codes],
  );
  expect(found).toEqual([]);
});
