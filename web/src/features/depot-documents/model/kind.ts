export type Kind = "reception" | "sortie";

export interface KindFacts {
  path: string;
  view: "v_receptions" | "v_sorties";
  documentType: "RECEPTION" | "SORTIE";
  /** Columns that hold when it happened, and the day of it at the depot. */
  moment: "recue_at" | "date_sortie";
  day: "date_reception" | "date_jour";
  write: string;
  validate: string;
  fileName: string;
}

export const KINDS: Readonly<Record<Kind, KindFacts>> = {
  reception: {
    path: "/depot/receptions",
    view: "v_receptions",
    documentType: "RECEPTION",
    moment: "recue_at",
    day: "date_reception",
    write: "receptions.write",
    validate: "receptions.validate",
    fileName: "receptions",
  },
  sortie: {
    path: "/depot/sorties",
    view: "v_sorties",
    documentType: "SORTIE",
    moment: "date_sortie",
    day: "date_jour",
    write: "sorties.write",
    validate: "sorties.validate",
    fileName: "sorties",
  },
};
