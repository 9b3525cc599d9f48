import AddIcon from "@mui/icons-material/Add";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { RuleCard } from "./rule-card.tsx";
import { RuleDialog } from "./rule-dialog.tsx";
import { deleteRule, type Rule } from "./rules-data.ts";
import { SuppressionsPanel } from "./suppressions-panel.tsx";
import { useRules } from "./use-rules.ts";

export function RulesTab() {
  const translate = useTranslate();
  const { can } = useSession();
  const query = useRules();
  const [editing, setEditing] = useState<Rule | "new" | null>(null);
  const [deleting, setDeleting] = useState<Rule | null>(null);
  const addButton = can("notifications.write") ? (
    <Button variant="contained" startIcon={<AddIcon />} onClick={() => setEditing("new")}>
      {translate("settings.notifications.add_rule")}
    </Button>
  ) : null;
  return (
    <>
      <QueryState
        query={query}
        isEmpty={(rules) => rules.length === 0}
        empty={
          <Panel>
            <EmptyState
              title={translate("settings.notifications.no_rule_title")}
              text={translate("settings.notifications.no_rule_text")}
              actions={addButton}
            />
          </Panel>
        }
      >
        {(rules) => (
          <>
            <Box>{addButton}</Box>
            {rules.map((rule) => (
              <RuleCard
                key={rule.id}
                rule={rule}
                onEdit={() => setEditing(rule)}
                onDelete={() => setDeleting(rule)}
              />
            ))}
          </>
        )}
      </QueryState>
      <SuppressionsPanel rules={query.data ?? []} />
      {editing ? (
        <RuleDialog rule={editing === "new" ? null : editing} onClose={() => setEditing(null)} />
      ) : null}
      {deleting ? <DeleteDialog rule={deleting} onClose={() => setDeleting(null)} /> : null}
    </>
  );
}

function DeleteDialog({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const translate = useTranslate();
  const action = useAction(() => deleteRule(rule), {
    doneKey: "settings.notifications.deleted",
    onDone: onClose,
    isErrorNotified: false,
  });
  return (
    <FormDialog
      title={translate("settings.notifications.delete_title", { name: rule.name })}
      text={translate("settings.notifications.delete_text")}
      submitLabel={translate("settings.notifications.delete")}
      isDanger
      isBusy={action.isBusy}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    />
  );
}
