import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import { ErrorNotice } from "../../../shared/ui/error-notice.tsx";
import { useChoices } from "./use-choices.ts";

interface Props {
  role: string;
  siteId: string;
  onRole: (role: string) => void;
  onSite: (siteId: string) => void;
}

/** Role and scope; an empty site means the whole organisation. */
export function RoleSiteFields({ role, siteId, onRole, onSite }: Props) {
  const translate = useTranslate();
  const text = useLocalized();
  const choices = useChoices();
  if (choices.error) {
    return <ErrorNotice error={choices.error} onRetry={() => void choices.refetch()} />;
  }
  return (
    <>
      <TextField
        select
        label={translate("settings.members.role")}
        value={choices.data ? role : ""}
        onChange={(event) => onRole(event.target.value)}
        required
      >
        {(choices.data?.roles ?? []).map(({ code, label }) => (
          <MenuItem key={code} value={code}>
            {text(label)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={translate("settings.members.site")}
        helperText={translate("settings.members.site_help")}
        value={choices.data ? siteId : ""}
        onChange={(event) => onSite(event.target.value)}
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      >
        <MenuItem value="">{translate("settings.members.all_sites")}</MenuItem>
        {(choices.data?.sites ?? []).map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
    </>
  );
}
