import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Paper from "@mui/material/Paper";
import Stack from "@mui/material/Stack";
import Switch from "@mui/material/Switch";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { callRpc } from "../../../shared/api/call-rpc.ts";
import { useAction } from "../../../shared/api/use-action.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { type Rule, updateRule } from "./rules-data.ts";
import { useRuleWords } from "./use-rule-words.ts";

interface Props {
  rule: Rule;
  onEdit: () => void;
  onDelete: () => void;
}

/** A rule as a sentence: when, which alerts, to whom, how often at most. */
export function RuleCard({ rule, onEdit, onDelete }: Props) {
  const translate = useTranslate();
  const { can } = useSession();
  const words = useRuleWords(rule);
  const toggle = useAction(() => updateRule(rule, { is_enabled: !rule.is_enabled }), {
    doneKey: rule.is_enabled ? "settings.notifications.disabled" : "settings.notifications.enabled",
  });
  const canWrite = can("notifications.write");
  return (
    <Paper variant="outlined" component="article" sx={{ p: 2.5 }}>
      <Stack direction="row" sx={{ justifyContent: "space-between", gap: 2 }}>
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="h6" component="h2">
            <bdi>{rule.name}</bdi>
          </Typography>
          <Typography color="textSecondary" sx={{ mt: 0.5, overflowWrap: "anywhere" }}>
            {words.summary}
          </Typography>
          <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
            {words.pace}
          </Typography>
        </Box>
        <Switch
          checked={rule.is_enabled}
          disabled={!canWrite || toggle.isBusy}
          onChange={() => toggle.run(undefined)}
          slotProps={{
            input: {
              "aria-label": translate("settings.notifications.enable", { name: rule.name }),
            },
          }}
        />
      </Stack>
      {rule.disabled_reason ? (
        <Alert severity="warning" sx={{ mt: 2 }}>
          {translate(`settings.notifications.disabled_reasons.${rule.disabled_reason}`, {
            _: rule.disabled_reason,
          })}
        </Alert>
      ) : null}
      {canWrite ? <RuleActions rule={rule} onEdit={onEdit} onDelete={onDelete} /> : null}
    </Paper>
  );
}

function RuleActions({ rule, onEdit, onDelete }: Props) {
  const translate = useTranslate();
  const test = useAction(() => callRpc("test_notification_rule", { rule_id: rule.id }), {
    doneKey: "settings.notifications.test_queued",
  });
  return (
    <Stack direction="row" sx={{ gap: 1, mt: 2, flexWrap: "wrap" }}>
      <Button
        size="small"
        variant="outlined"
        loading={test.isBusy}
        onClick={() => test.run(undefined)}
      >
        {translate("settings.notifications.test")}
      </Button>
      <Button size="small" onClick={onEdit}>
        {translate("ui.edit")}
      </Button>
      <Button size="small" color="error" onClick={onDelete}>
        {translate("settings.notifications.delete")}
      </Button>
    </Stack>
  );
}
