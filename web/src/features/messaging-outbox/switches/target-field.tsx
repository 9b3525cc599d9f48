import Autocomplete from "@mui/material/Autocomplete";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useChannelNames } from "../../../shared/messaging/use-places.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { ErrorNotice } from "../../../shared/ui/error-notice.tsx";
import { readContactChoices, readTemplateKeys, type TargetChoice } from "../data/outbox.ts";
import type { Scope } from "./switch-dialog.tsx";

interface Props {
  scope: Scope;
  value: TargetChoice | null;
  onChange: (choice: TargetChoice | null) => void;
}

function useChoices(scope: Scope) {
  const { tenant } = useSession();
  const channels = useChannelNames();
  const others = useLiveQuery(
    ["messaging", "switch-targets", scope],
    () => (scope === "template" ? readTemplateKeys(tenant.id) : readContactChoices(tenant.id)),
    { intervalMs: false, enabled: scope !== "number" },
  );
  if (scope !== "number") return others;
  const data = channels.data?.map(({ id, display_name }) => ({ id, label: display_name }));
  return { data, error: channels.error, isFetching: channels.isFetching };
}

/** What is stopped: one of the channels, templates or customers there are. */
export function TargetField({ scope, value, onChange }: Props) {
  const translate = useTranslate();
  const { data, error, isFetching } = useChoices(scope);
  return (
    <>
      {error ? <ErrorNotice error={error} /> : null}
      <Autocomplete
        options={data ?? []}
        value={value}
        onChange={(_event, chosen) => onChange(chosen)}
        getOptionLabel={({ label }) => label}
        getOptionKey={({ id }) => id}
        isOptionEqualToValue={(option, chosen) => option.id === chosen.id}
        loading={isFetching}
        renderInput={(params) => (
          <TextField
            {...params}
            required
            label={translate(`messaging_outbox.switches.scopes.${scope}`)}
          />
        )}
      />
    </>
  );
}
