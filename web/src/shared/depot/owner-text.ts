import { useTranslate } from "react-admin";

export interface Owner {
  proprietaire_type: string;
  partenaire_nom?: string | null | undefined;
}

/** Whose product it is: the company's own, or the partner's by name. */
export function useOwnerText(): (owner: Owner) => string {
  const translate = useTranslate();
  return ({ proprietaire_type: type, partenaire_nom: name }) =>
    type === "PARTENAIRE" && name ? name : translate(`depot.owners.${type}`, { _: type });
}
