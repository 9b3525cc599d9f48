import { type DailyRow, type DipMeasures, flattenDip, type Measured } from "./report.ts";

/** What daily_stock answers: figures as tables, one line per day, so that a month is small. */
export interface DailyAnswer {
  depot_id: string;
  du: string;
  /** Names of the figures of a day, in their order. */
  mesures: readonly string[];
  comptes: readonly DailyAccount[];
  mesures_jauge: readonly string[];
  jauges: readonly TankDips[];
}

type DailyAccount = Omit<
  DailyRow,
  keyof Measured | "depot_id" | "date_jour" | "mouvement_count"
> & { readonly jours: readonly (readonly number[])[] };

interface TankDips {
  citerne_id: string;
  jours: readonly string[];
  valeurs: readonly (readonly number[])[];
}

const named = (names: readonly string[], figures: readonly number[]): Record<string, number> =>
  Object.fromEntries(names.map((name, index) => [name, figures[index] ?? Number.NaN]));

const dayAfter = (first: string, days: number): string => {
  const day = new Date(`${first}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
};

/** One row per day and account; the dip of a tank stands on its first account only. */
export function dailyRows(answer: DailyAnswer): DailyRow[] {
  const dips = dipsOf(answer);
  const firsts = new Map<string, string>();
  for (const { citerne_id, compte_id } of answer.comptes)
    if (!firsts.has(citerne_id)) firsts.set(citerne_id, compte_id);
  const days = Math.max(0, ...answer.comptes.map(({ jours }) => jours.length));
  return Array.from({ length: days }, (_, index) => dayAfter(answer.du, index)).flatMap(
    (date_jour, index) =>
      answer.comptes.map(({ jours, ...account }) => {
        const isFirst = firsts.get(account.citerne_id) === account.compte_id;
        const dip = isFirst ? dips.get(`${account.citerne_id} ${date_jour}`) : undefined;
        return {
          ...account,
          depot_id: answer.depot_id,
          date_jour,
          ...(named(answer.mesures, jours[index] ?? []) as unknown as Figures),
          ...(dip ?? flattenDip(null)),
        };
      }),
  );
}

type Figures = Omit<Measured, keyof DipMeasures> & { mouvement_count: number };

const dipsOf = ({ jauges, mesures_jauge }: DailyAnswer): Map<string, DipMeasures> =>
  new Map(
    jauges.flatMap(({ citerne_id, jours, valeurs }) =>
      jours.map((day, index) => {
        const dip = named(mesures_jauge, valeurs[index] ?? []);
        const known = {
          ambiant: dip.ambiant ?? Number.NaN,
          v15c: dip.v15c ?? Number.NaN,
          ecart_ambiant: dip.ecart_ambiant ?? Number.NaN,
          ecart_15c: dip.ecart_15c ?? Number.NaN,
        };
        return [`${citerne_id} ${day}`, flattenDip(known)] as const;
      }),
    ),
  );
