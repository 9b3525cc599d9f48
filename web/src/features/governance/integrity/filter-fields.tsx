import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { fetchSites } from "../data/people.ts";
import {
  type AlertFilters,
  snoozeFilters,
  sortOrders,
  stateFilters,
} from "../model/alert-filters.ts";
import { severities } from "../model/types.ts";
import { useChecks } from "../parts/use-checks.ts";
import { usePeople } from "../parts/use-people.ts";
import { type Choice, ChoiceField } from "./choice-field.tsx";
import type { ChangeFilters } from "./use-alert-filters.ts";

interface Props {
  filters: AlertFilters;
  onChange: ChangeFilters;
}

const SLOW_MS = 300_000;

function useChoices() {
  const translate = useTranslate();
  const localized = useLocalized();
  const { tenant } = useSession();
  const word = (key: string) => translate(`governance.integrity.filters.${key}`);
  const checks = useChecks();
  const sites = useLiveQuery(["governance", "sites"], () => fetchSites(tenant.id), {
    intervalMs: SLOW_MS,
  });
  const people = usePeople();
  const any: Choice = { value: "", label: word("any") };
  const named = <Name extends string>(prefix: string, values: readonly Name[]) =>
    values.map((value) => ({ value, label: word(`${prefix}_${value}`) }));
  return {
    word,
    severity: [
      any,
      ...severities.map((value) => ({ value, label: translate(`severity.${value}`) })),
    ],
    state: named("state", stateFilters),
    snooze: named("snooze", snoozeFilters),
    sort: named("sort", sortOrders),
    check: [
      any,
      ...(checks.data ?? []).map(({ check }) => ({
        value: check.code,
        label: localized(check.title) || check.code,
      })),
    ],
    site: [
      any,
      { value: "none", label: translate("governance.integrity.platform") },
      ...(sites.data ?? []).map((site) => ({ value: site.id, label: site.name })),
    ],
    assignee: [
      { value: "", label: word("anyone") },
      { value: "me", label: word("me") },
      { value: "nobody", label: word("nobody") },
      ...(people.data ?? []).map((person) => ({
        value: person.user_id,
        label: person.nom_complet,
      })),
    ],
  };
}

export function FilterFields({ filters, onChange }: Props) {
  const { word, ...choices } = useChoices();
  return (
    <Box
      sx={{
        display: "grid",
        gap: 1.5,
        pt: 2,
        gridTemplateColumns: { xs: "1fr 1fr", md: "repeat(4, 1fr)" },
      }}
    >
      <ChoiceField
        label={word("state")}
        value={filters.state}
        choices={choices.state}
        onPick={(state) => onChange({ state: state as AlertFilters["state"] })}
      />
      <ChoiceField
        label={word("severity")}
        value={filters.severity.length === 1 ? (filters.severity[0] ?? "") : ""}
        choices={choices.severity}
        onPick={(value) =>
          onChange({ severity: severities.filter((severity) => severity === value) })
        }
      />
      <ChoiceField
        label={word("check")}
        value={filters.check ?? ""}
        choices={choices.check}
        onPick={(check) => onChange({ check: check || null })}
      />
      <ChoiceField
        label={word("site")}
        value={filters.site ?? ""}
        choices={choices.site}
        onPick={(site) => onChange({ site: site || null })}
      />
      <ChoiceField
        label={word("assignee")}
        value={filters.assignee ?? ""}
        choices={choices.assignee}
        onPick={(assignee) => onChange({ assignee: assignee || null })}
      />
      <ChoiceField
        label={word("snooze")}
        value={filters.snooze}
        choices={choices.snooze}
        onPick={(snooze) => onChange({ snooze: snooze as AlertFilters["snooze"] })}
      />
      <ChoiceField
        label={word("sort")}
        value={filters.sort}
        choices={choices.sort}
        onPick={(sort) => onChange({ sort: sort as AlertFilters["sort"] })}
      />
    </Box>
  );
}
