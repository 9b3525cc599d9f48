import Chip from "@mui/material/Chip";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useLocaleState, useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { StateChip } from "../../../shared/messaging/state-chip.tsx";
import type { Column } from "../../../shared/ui/data-table.tsx";
import { LOCALES, type TemplateGroup } from "../model/templates.ts";

export function useTemplateColumns(): Column<TemplateGroup>[] {
  const translate = useTranslate();
  const word = (key: string) => translate(`messaging_templates.${key}`);
  return [
    {
      key: "key",
      label: word("key"),
      isHeading: true,
      render: ({ key }) => (
        <Link component={RouterLink} to={`/messaging/templates/${key}`}>
          <bdi dir="ltr">{key}</bdi>
        </Link>
      ),
    },
    { key: "text", label: word("text"), render: (group) => <Text group={group} /> },
    { key: "languages", label: word("languages"), render: (group) => <Languages group={group} /> },
    {
      key: "variables",
      label: word("variables"),
      render: ({ variables }) => <bdi dir="ltr">{variables.join(", ") || "–"}</bdi>,
    },
    { key: "approval", label: word("approval"), render: (group) => <Approvals group={group} /> },
  ];
}

/** In the reader's language where it exists. */
function Text({ group }: { group: TemplateGroup }) {
  const [locale] = useLocaleState();
  const row = group.byLocale[locale] ?? group.byLocale.fr ?? Object.values(group.byLocale)[0];
  return (
    <Typography variant="body2" dir="auto" sx={{ maxWidth: 360, overflowWrap: "anywhere" }}>
      {row?.content}
    </Typography>
  );
}

function Languages({ group }: { group: TemplateGroup }) {
  const translate = useTranslate();
  const present = LOCALES.filter((locale) => group.byLocale[locale]);
  return (
    <Stack direction="row" sx={{ gap: 0.5, flexWrap: "wrap" }}>
      {present.map((locale) => {
        const isOwn = group.byLocale[locale]?.tenant_id !== null;
        const name = translate(`messaging.locales.${locale}`);
        return (
          <Chip
            key={locale}
            size="small"
            variant="outlined"
            color={isOwn ? "primary" : "default"}
            label={isOwn ? translate("messaging_templates.own_mark", { name }) : name}
          />
        );
      })}
    </Stack>
  );
}

function Approvals({ group }: { group: TemplateGroup }) {
  const rows = Object.values(group.byLocale);
  const states = [...new Set(rows.map((row) => row?.approval_state ?? "not_required"))];
  return (
    <Stack direction="row" sx={{ gap: 0.5, flexWrap: "wrap" }}>
      {states.map((state) => (
        <StateChip key={state} kind="approval" state={state} />
      ))}
    </Stack>
  );
}
