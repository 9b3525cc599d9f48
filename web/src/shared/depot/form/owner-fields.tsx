import Box from "@mui/material/Box";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { useTranslate } from "react-admin";
import { useOwnerText } from "../owner-text.ts";
import { useParties } from "../reference-data.ts";
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

/** Whose litres: two buttons, because there are two answers; the partner beside them. */
export function OwnerFields({ owner, partner, onChange, faultAt, isLocked = false }: Props) {
  const translate = useTranslate();
  const ownerText = useOwnerText();
  const partners = useParties("partenaires");
  const labelId = useId();
  const fault = faultAt("proprietaire");
  return (
    <>
      <Box sx={{ position: "relative" }}>
        <Typography
          variant="caption"
          color="textSecondary"
          component="p"
          id={labelId}
          sx={{ position: "absolute", top: -10, insetInlineStart: 10, lineHeight: 1 }}
        >
          {translate("depot.owner")}
        </Typography>
        <ToggleButtonGroup
          exclusive
          fullWidth
          size="small"
          sx={{ height: 40 }}
          aria-labelledby={labelId}
          value={owner}
          disabled={isLocked}
          onChange={(_event, next: OwnerType | null) => {
            if (next) onChange({ proprietaire: next });
          }}
        >
          <ToggleButton value="MONALUXE" data-field="proprietaire">
            {ownerText({ proprietaire_type: "MONALUXE" })}
          </ToggleButton>
          <ToggleButton value="PARTENAIRE">{translate("depot.owners.PARTENAIRE")}</ToggleButton>
        </ToggleButtonGroup>
        {fault ? (
          <Typography variant="caption" color="error" role="alert">
            {fault}
          </Typography>
        ) : null}
      </Box>
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
