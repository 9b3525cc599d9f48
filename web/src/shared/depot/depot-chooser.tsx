import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { type DepotChoice, useDepotChoice } from "./use-depots.ts";

interface Props {
  choice?: DepotChoice;
  /** A page that cannot show all depots at once offers none of them as "all". */
  isRequired?: boolean;
}

/** Absent where there is nothing to choose. */
export function DepotChooser({ choice, isRequired = false }: Props) {
  const own = useDepotChoice();
  const { depots, depotId, oneDepot, setDepot } = choice ?? own;
  const translate = useTranslate();
  if (depots.length < 2) return null;
  return (
    <TextField
      select
      label={translate("depot.depot")}
      value={(isRequired ? oneDepot?.id : depotId) ?? ""}
      onChange={(event) => setDepot(event.target.value === "" ? null : event.target.value)}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      sx={{ width: { xs: "100%", sm: 220 } }}
    >
      {isRequired ? null : <MenuItem value="">{translate("depot.all_depots")}</MenuItem>}
      {depots.map((depot) => (
        <MenuItem key={depot.id} value={depot.id}>
          {depot.nom}
        </MenuItem>
      ))}
    </TextField>
  );
}
