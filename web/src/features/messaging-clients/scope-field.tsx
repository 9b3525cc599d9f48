import Alert from "@mui/material/Alert";
import Checkbox from "@mui/material/Checkbox";
import FormControl from "@mui/material/FormControl";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormGroup from "@mui/material/FormGroup";
import FormLabel from "@mui/material/FormLabel";
import { useTranslate } from "react-admin";
import { isCovered, isWide, SCOPES, toggleScope } from "./model/scopes.ts";

interface Props {
  value: readonly string[];
  onChange: (scopes: string[]) => void;
}

/** What the client may do, each in words; as little as it needs. */
export function ScopeField({ value, onChange }: Props) {
  const translate = useTranslate();
  const known: readonly string[] = SCOPES;
  const others = value.filter((scope) => !known.includes(scope));
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend">{translate("messaging_clients.scopes")}</FormLabel>
      <FormGroup>
        {[...known, ...others].map((scope) => (
          <FormControlLabel
            key={scope}
            control={
              <Checkbox
                size="small"
                checked={value.includes(scope) || isCovered(scope, value)}
                disabled={isCovered(scope, value)}
                onChange={() => onChange(toggleScope(value, scope))}
              />
            }
            label={
              <>
                <bdi dir="ltr">
                  <code>{scope}</code>
                </bdi>{" "}
                {translate(`messaging_clients.scope_words.${scope.replace(":", "_")}`, { _: "" })}
              </>
            }
          />
        ))}
      </FormGroup>
      {isWide(value) ? (
        <Alert severity="warning">{translate("messaging_clients.wide")}</Alert>
      ) : null}
    </FormControl>
  );
}
