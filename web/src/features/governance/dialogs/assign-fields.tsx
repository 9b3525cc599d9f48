import Autocomplete from "@mui/material/Autocomplete";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { useSession } from "../../../shared/session/session-context.ts";
import { ErrorNotice } from "../../../shared/ui/error-notice.tsx";
import type { Person } from "../data/people.ts";
import type { ActionInput } from "../model/actions.ts";
import { usePeople } from "../parts/use-people.ts";

interface Props {
  input: ActionInput;
  onChange: (changes: ActionInput) => void;
}

export function AssignFields({ input, onChange }: Props) {
  const translate = useTranslate();
  const { userId } = useSession();
  const people = usePeople();
  const options: readonly Person[] = people.data ?? [];
  const chosen = options.find((person) => person.user_id === input.assignee) ?? null;
  if (people.error)
    return <ErrorNotice error={people.error} onRetry={() => void people.refetch()} />;
  return (
    <>
      <Autocomplete<Person>
        options={[...options]}
        value={chosen}
        loading={people.isPending}
        openOnFocus
        getOptionLabel={(person) =>
          `${person.nom_complet} · ${translate(`roles.${person.role}`, { _: person.role })}`
        }
        getOptionKey={(person) => person.user_id}
        isOptionEqualToValue={(left, right) => left.user_id === right.user_id}
        noOptionsText={translate("governance.alert.dialog.assignee_none")}
        onChange={(_event, person) => person && onChange({ assignee: person.user_id })}
        renderInput={(params) => (
          <TextField {...params} label={translate("governance.alert.dialog.assignee")} required />
        )}
      />
      <Button
        variant="text"
        sx={{ alignSelf: "flex-start" }}
        onClick={() => onChange({ assignee: userId })}
      >
        {translate("governance.alert.action.assign_me")}
      </Button>
    </>
  );
}
