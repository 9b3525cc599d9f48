import { useTranslate } from "react-admin";
import { useOwnerText } from "../owner-text.ts";
import { useParties } from "../reference-data.ts";
import { LabelledToggle } from "./labelled-toggle.tsx";
import { optionsOf } from "./options.ts";
import { ReferenceField } from "./reference-field.tsx";

export type OwnerType = "MONALUXE" | "PARTENAIRE";

interface Props {
  owner: OwnerType;
  partner: string;
  onChange: (changes: { proprietaire?: OwnerType; partenaire?: string }) => void;
  faultAt: (field: "proprietaire" | "partenaire") => string | undefined;
  isLocked?: boolean;
}

/** Whose litres, and the partner beside it when they are a partner's. */
export function OwnerFields({ owner, partner, onChange, faultAt, isLocked = false }: Props) {
  const translate = useTranslate();
  const ownerText = useOwnerText();
  const partners = useParties("partenaires");
  return (
    <>
      <LabelledToggle<OwnerType>
        label={translate("depot.owner")}
        name="proprietaire"
        value={owner}
        options={[
          { value: "MONALUXE", label: ownerText({ proprietaire_type: "MONALUXE" }) },
          { value: "PARTENAIRE", label: translate("depot.owners.PARTENAIRE") },
        ]}
        onChange={(proprietaire) => onChange({ proprietaire })}
        error={faultAt("proprietaire")}
        isDisabled={isLocked}
      />
      {owner === "PARTENAIRE" ? (
        <ReferenceField
          label={translate("depot.partner")}
          name="partenaire"
          value={partner}
          options={optionsOf(partners.data, partner)}
          onChange={(partenaire) => onChange({ partenaire })}
          error={faultAt("partenaire")}
          isRequired
        />
      ) : null}
    </>
  );
}
