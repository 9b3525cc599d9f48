import Autocomplete from "@mui/material/Autocomplete";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import { ErrorNotice } from "../../../shared/ui/error-notice.tsx";
import { useRuleChoices } from "./use-rules.ts";

interface Props {
  value: string[] | null;
  onChange: (codes: string[] | null) => void;
}

/** Which checks; an empty choice means all of them, also those to come. */
export function ChecksField({ value, onChange }: Props) {
  const translate = useTranslate();
  const text = useLocalized();
  const choices = useRuleChoices();
  if (choices.error) {
    return <ErrorNotice error={choices.error} onRetry={() => void choices.refetch()} />;
  }
  const checks = choices.data?.checks ?? [];
  const titleOf = (code: string) => {
    const check = checks.find((candidate) => candidate.code === code);
    return check ? text(check.title) : code;
  };
  return (
    <Autocomplete
      multiple
      size="small"
      options={checks.map((check) => check.code)}
      getOptionLabel={titleOf}
      value={value ?? []}
      onChange={(_event, codes) => onChange(codes.length > 0 ? codes : null)}
      noOptionsText={translate("ui.no_match_title")}
      clearText={translate("ui.reset_filters")}
      openText={translate("ra.action.open")}
      closeText={translate("ui.close")}
      renderInput={(params) => (
        <TextField
          {...params}
          label={translate("settings.notifications.checks")}
          helperText={translate("settings.notifications.checks_help")}
        />
      )}
    />
  );
}
