export interface TankShare {
  key: string;
  label: string;
  litres: number;
}

export interface TankFigures {
  capacity: number;
  safeFill: number;
  heel: number;
  shares: readonly TankShare[];
}

export interface TankBand {
  key: string;
  label: string;
  /** 0 is the company's own; partners count from 1 and are hatched. */
  index: number;
  top: number;
  height: number;
}

export interface TankGeometry {
  total: number;
  /** Of the capacity, as it is: below 0 or above 1 where the books say so. */
  fillRatio: number;
  bands: readonly TankBand[];
  safeFillY: number;
  heelY: number;
  state: "negative" | "over" | "low" | "normal";
}

export const BODY = { x: 14, y: 24, width: 92, height: 112 } as const;

function yOf(litres: number, capacity: number): number {
  const ratio = capacity > 0 ? Math.min(1, Math.max(0, litres / capacity)) : 0;
  return BODY.y + BODY.height * (1 - ratio);
}

function stateOf(total: number, figures: TankFigures): TankGeometry["state"] {
  if (total < 0) return "negative";
  if (total > figures.safeFill) return "over";
  return total > figures.heel ? "normal" : "low";
}

/**
 * Where to draw the levels. Owners lie one upon the other from the bottom; one whose books are
 * negative has no layer of its own, but counts in the total.
 */
export function tankGeometry(figures: TankFigures): TankGeometry {
  const { capacity, safeFill, heel, shares } = figures;
  const total = shares.reduce((sum, share) => sum + share.litres, 0);
  const positive = shares.reduce((sum, share) => sum + Math.max(0, share.litres), 0);
  // Layers share what is really there, so that the surface is the level of the tank.
  const scale = positive > 0 ? Math.max(0, total) / positive : 0;
  let below = 0;
  const bands = shares.flatMap((share, index) => {
    const litres = Math.max(0, share.litres) * scale;
    const bottom = yOf(below, capacity);
    below += litres;
    const top = yOf(below, capacity);
    return litres > 0
      ? [{ key: share.key, label: share.label, index, top, height: bottom - top }]
      : [];
  });
  return {
    total,
    fillRatio: capacity > 0 ? total / capacity : 0,
    bands,
    safeFillY: yOf(safeFill, capacity),
    heelY: yOf(heel, capacity),
    state: stateOf(total, figures),
  };
}
