import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import type { ExposureRow } from "../model/exposure.ts";
import { effectLook } from "../parts/effect-look.ts";
import { useNoteWords } from "../parts/use-note-words.ts";

/** What one role may do to one object, command by command, each with its reason. */
export function RoleAccess({ role, rows }: { role: string; rows: readonly ExposureRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Box component="section" sx={{ mt: 2 }}>
      <Typography component="h3" variant="subtitle1" dir="ltr" sx={{ textAlign: "start" }}>
        {role}
      </Typography>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {rows.map((row) => (
          <AccessLine key={`${row.command} ${row.column_name ?? ""}`} row={row} />
        ))}
      </Box>
    </Box>
  );
}

function AccessLine({ row }: { row: ExposureRow }) {
  const translate = useTranslate();
  const why = useWhy(row);
  const { Icon, colour } = effectLook(row.effect, row.role_name);
  return (
    <Box
      component="li"
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "1fr", sm: "150px 190px 1fr" },
        gap: { xs: 0.25, sm: 1.5 },
        py: 1,
        borderBottom: 1,
        borderColor: "divider",
        typography: "body2",
      }}
    >
      <code dir="ltr">
        {row.command}
        {row.column_name ? ` (${row.column_name})` : ""}
      </code>
      <Box sx={{ color: colour, display: "flex", gap: 0.75, fontWeight: 600 }}>
        <Icon aria-hidden sx={{ fontSize: 18 }} />
        {translate(`security.exposure.effect_${row.effect}`)}
      </Box>
      <Box sx={{ color: "text.secondary", overflowWrap: "anywhere" }}>{why}</Box>
    </Box>
  );
}

function useWhy(row: ExposureRow): string {
  const translate = useTranslate();
  const say = useNoteWords();
  const policies = row.policies ?? [];
  const parts = [
    row.is_granted
      ? row.granted_via
        ? translate("security.exposure.via", { via: row.granted_via })
        : null
      : translate("security.exposure.not_granted"),
    row.note ? say(row.note) : null,
    policies.length > 0
      ? `${translate("security.exposure.policies")} : ${policies.join(", ")}`
      : null,
  ];
  return parts.filter((part) => part !== null).join(" · ");
}
