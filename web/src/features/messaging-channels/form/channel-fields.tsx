import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { MomentField } from "../../../shared/depot/form/moment-field.tsx";
import { CHANNELS } from "../../../shared/messaging/channel-mark.tsx";
import { useSites } from "../../../shared/messaging/use-places.ts";
import { type Draft, type Fault, faultsOf } from "../model/draft.ts";

interface Props {
  draft: Draft;
  isNew: boolean;
  onChange: (changes: Partial<Draft>) => void;
}

const STATUSES = ["active", "paused", "disconnected"] as const;

/** What a channel is told by, where it belongs, and which secret holds its token. */
export function ChannelFields({ draft, isNew, onChange }: Props) {
  const translate = useTranslate();
  const sites = useSites().data ?? [];
  const word = (key: string) => translate(`messaging_channels.${key}`);
  return (
    <>
      <Choice
        label={word("site")}
        value={draft.site_id}
        options={sites.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(site_id) => onChange({ site_id })}
      />
      {isNew ? (
        <Choice
          label={translate("messaging.channel")}
          value={draft.channel}
          options={CHANNELS.map((value) => ({
            value,
            label: translate(`messaging.channels.${value}`),
          }))}
          onChange={(channel) => onChange({ channel })}
        />
      ) : (
        <Choice
          label={translate("messaging.status")}
          help={word(`status_help.${draft.status}`)}
          value={draft.status}
          options={STATUSES.map((value) => ({
            value,
            label: translate(`messaging.states.channel.${value}`),
          }))}
          onChange={(status) => onChange({ status })}
        />
      )}
      <TextFields draft={draft} isNew={isNew} onChange={onChange} />
      <MomentField
        isDay
        label={word("token_until")}
        help={word("token_until_help")}
        value={draft.token_expires_on}
        onChange={(token_expires_on) => onChange({ token_expires_on })}
      />
    </>
  );
}

interface Line {
  name:
    | "identity"
    | "account_id"
    | "business_id"
    | "display_name"
    | "display_handle"
    | "token_ref"
    | "throughput"
    | "api_base";
  isNewOnly?: boolean;
  isOldOnly?: boolean;
  isRequired?: boolean;
  isCode?: boolean;
  max: number;
}

const LINES: readonly Line[] = [
  { name: "display_name", isRequired: true, max: 120 },
  { name: "display_handle", isCode: true, max: 120 },
  { name: "identity", isNewOnly: true, isRequired: true, isCode: true, max: 64 },
  { name: "account_id", isCode: true, max: 64 },
  { name: "business_id", isOldOnly: true, isCode: true, max: 64 },
  { name: "token_ref", isCode: true, max: 63 },
  { name: "throughput", isOldOnly: true, isCode: true, max: 5 },
  { name: "api_base", isOldOnly: true, isCode: true, max: 200 },
];

function TextFields({ draft, isNew, onChange }: Props) {
  const translate = useTranslate();
  const faults: ReadonlySet<string> = faultsOf(draft) satisfies ReadonlySet<Fault>;
  const word = (key: string) => translate(`messaging_channels.${key}`);
  const shown = LINES.filter((line) => (isNew ? !line.isOldOnly : !line.isNewOnly));
  return shown.map(({ name, isRequired, isCode, max }) => {
    const help = name === "identity" ? `identity_help.${draft.channel}` : `${name}_help`;
    const isWrong = faults.has(name);
    return (
      <TextField
        key={name}
        label={word(name)}
        helperText={word(isWrong ? `wrong.${name}` : help)}
        error={isWrong}
        required={isRequired ?? false}
        value={draft[name]}
        onChange={(event) => onChange({ [name]: event.target.value })}
        autoComplete="off"
        slotProps={{ htmlInput: { maxLength: max, ...(isCode ? { dir: "ltr" } : {}) } }}
      />
    );
  });
}

interface ChoiceProps {
  label: string;
  help?: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

function Choice({ label, help, value, options, onChange }: ChoiceProps) {
  const isKnown = options.some((option) => option.value === value);
  return (
    <TextField
      select
      required
      label={label}
      helperText={help}
      value={isKnown ? value : ""}
      onChange={(event) => onChange(event.target.value)}
    >
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
