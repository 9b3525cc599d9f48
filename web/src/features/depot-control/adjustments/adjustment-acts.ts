import type { Adjustment } from "../data/adjustments.ts";

interface Person {
  userId: string;
  mayPropose: boolean;
  mayApprove: boolean;
}

export type AdjustmentAct = "approve" | "reject" | "reverse";

/** Two people decide: who proposed does not approve, who approved does not reverse. */
export function adjustmentActs(row: Adjustment, person: Person): AdjustmentAct[] {
  const isOwn = row.created_by !== null && row.created_by === person.userId;
  if (row.statut === "PROPOSE") {
    const approve: AdjustmentAct[] = person.mayApprove && !isOwn ? ["approve"] : [];
    const mayReject = person.mayApprove || (isOwn && person.mayPropose);
    return [...(mayReject ? (["reject"] as const) : []), ...approve];
  }
  const isDecider = row.decide_par !== null && row.decide_par === person.userId;
  return row.statut === "APPROUVE" && person.mayApprove && !isDecider ? ["reverse"] : [];
}
