import { randomInt, randomUUID } from "node:crypto";
import type { Depot, Document } from "./ledger-depot.ts";
import type { Line, Nature } from "./ledger-model.ts";
import { correctedLitres, density15Of, factor } from "./volume-reference.ts";

/** What a person at the depot does: documents of several lines, transfers, corrections, reversals. */
export type Act = {
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly document: Document;
  /** Lines that it leaves in the log of actions. */
  readonly logged: number;
};

const SAMPLES = [
  { celsius: 25, density: 832 },
  { celsius: 31.5, density: 828.3 },
  { celsius: 12, density: 840.7 },
] as const;
type Sample = (typeof SAMPLES)[number];

/** Litres at 15 °C by an own solver of the published equations, in tenths. */
const at15 = (thousandths: number, { celsius, density }: Sample): number => {
  const density15 = Math.round(density15Of("54B", density, celsius).density15 * 100) / 100;
  const vcf = Math.floor(factor("54B", density15, celsius) * 100_000 + 0.5) / 100_000;
  const litres = correctedLitres((thousandths / 1000).toFixed(3), vcf.toFixed(5));
  return Math.round(Number(litres) * 10);
};

const sampleOf = (): Sample => SAMPLES[randomInt(SAMPLES.length)] ?? SAMPLES[0];
const litres = (thousandths: number): string => (thousandths / 1000).toFixed(3);
const ownerType = (owner: number): string => (owner === 0 ? "MONALUXE" : "PARTENAIRE");
const partnerOf = (depot: Depot, owner: number): string | null =>
  owner === 0 ? null : (depot.partners[owner - 1] ?? null);

type Where = { readonly owner: number; readonly at: number };

const linesFor = (nature: Nature, sign: number, { owner, at }: Where) =>
  Array.from({ length: randomInt(1, 4) }, () => {
    const [ambient, sample] = [randomInt(1, 700_000), sampleOf()];
    const v15 = at15(ambient, sample);
    const line: Line = {
      tank: randomInt(2),
      owner,
      nature,
      ambient: sign * ambient,
      v15: sign * v15,
      at,
      reversal: false,
    };
    return { line, sample };
  });

const json = (depot: Depot, lines: ReturnType<typeof linesFor>): string =>
  JSON.stringify(
    lines.map(({ line, sample }) => ({
      citerne_id: depot.tanks[line.tank]?.id,
      mode_mesure: "COMPTEUR",
      volume_compteur_l: Number(litres(Math.abs(line.ambient))),
      temperature_ambiante_c: sample.celsius,
      densite_observee_kgm3: sample.density,
    })),
  );

export const reception = (depot: Depot, where: Where, replaces: string | null = null): Act => {
  const lines = linesFor("RECEPTION", 1, where);
  const id = randomUUID();
  return {
    sql: `select public.save_reception($1, $2, $3, $4, $5, proprietaire_type => $6, partenaire_id => $7,
      remplace_id => $8, valider => true)`,
    values: [
      id,
      depot.depotId,
      depot.produitId,
      new Date(where.at),
      json(depot, lines),
      ownerType(where.owner),
      partnerOf(depot, where.owner),
      replaces,
    ],
    document: { id, kind: "RECEPTION", lines: lines.map(({ line }) => line) },
    logged: 1,
  };
};

export const sortie = (depot: Depot, where: Where, client: string): Act => {
  const lines = linesFor("SORTIE", -1, where);
  const id = randomUUID();
  return {
    sql: `select public.save_sortie($1, $2, $3, $4, $5, client_id => $6, partenaire_id => $7, valider => true)`,
    values: [
      id,
      depot.depotId,
      depot.produitId,
      new Date(where.at),
      json(depot, lines),
      where.owner === 0 ? client : null,
      partnerOf(depot, where.owner),
    ],
    document: { id, kind: "SORTIE", lines: lines.map(({ line }) => line) },
    logged: 1,
  };
};

export const transfer = (depot: Depot, { owner, at }: Where): Act => {
  const [sample, from, sent] = [sampleOf(), randomInt(2), randomInt(1_000, 700_000)];
  const lost = randomInt(3) === 0 ? Math.floor(sent / 1_000) : 0;
  const [sent15, got15] = [at15(sent, sample), at15(sent - lost, sample)];
  const id = randomUUID();
  const line = (tank: number, nature: Nature, ambient: number, v15: number): Line => ({
    tank,
    owner,
    nature,
    ambient,
    v15,
    at,
    reversal: false,
  });
  const moved = [
    line(from, "TRANSFERT", -sent, -sent15),
    line(1 - from, "TRANSFERT", sent, sent15),
  ];
  return {
    sql: `select public.record_transfer($1, $2, $3, $4, $5, $6, $7, $8, proprietaire_type => $9, partenaire_id => $10)`,
    values: [
      id,
      depot.tanks[from]?.id,
      depot.tanks[1 - from]?.id,
      new Date(at),
      litres(sent),
      litres(sent - lost),
      sample.celsius,
      sample.density,
      ownerType(owner),
      partnerOf(depot, owner),
    ],
    document: {
      id,
      kind: "TRANSFERT",
      lines: lost === 0 ? moved : [...moved, line(1 - from, "PERTE", -lost, got15 - sent15)],
    },
    logged: 1,
  };
};

/** Proposed here; another person approves it. */
export const adjustment = (depot: Depot, { owner, at }: Where): Act => {
  const [sample, tank, id] = [sampleOf(), randomInt(2), randomUUID()];
  const gain = randomInt(2) === 0;
  const ambient = (gain ? 1 : -1) * randomInt(1, 60_000);
  const nature = gain ? "GAIN" : "PERTE";
  const v15 = Math.sign(ambient) * at15(Math.abs(ambient), sample);
  return {
    sql: `select public.propose_adjustment($1, $2, $3, $4, $5, 'essai du registre', $6, $7, $8, $9)`,
    values: [
      id,
      depot.tanks[tank]?.id,
      nature,
      new Date(at),
      litres(ambient),
      ownerType(owner),
      partnerOf(depot, owner),
      sample.celsius,
      sample.density,
    ],
    document: {
      id,
      kind: "AJUSTEMENT",
      lines: [{ tank, owner, nature, ambient, v15, at, reversal: false }],
    },
    logged: 2,
  };
};

const REVERSE: Readonly<Record<string, string>> = {
  RECEPTION: "reverse_reception",
  SORTIE: "reverse_sortie",
  TRANSFERT: "reverse_transfer",
  AJUSTEMENT: "reverse_adjustment",
};

export const reversalSql = (kind: string): string =>
  `select public.${REVERSE[kind]}($1, 'annulé par le test')`;
