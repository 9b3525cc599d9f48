import CheckIcon from "@mui/icons-material/Check";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import type { MembershipRow } from "../../shared/session/memberships.ts";
import { useSession } from "../../shared/session/session-context.ts";
import { Panel } from "../../shared/ui/panel.tsx";

/** Role, place and what they allow, in words: nobody has to guess why a page is missing. */
export function RightsCard() {
  const translate = useTranslate();
  const { tenant } = useSession();
  const rights = [...tenant.permissions].sort();
  return (
    <Panel title={translate("home.rights.title")} hasPadding>
      {tenant.memberships.map((row) => (
        <Typography key={row.profil_id} sx={{ fontWeight: 650 }}>
          <Place row={row} tenantName={tenant.name} />
        </Typography>
      ))}
      <Box
        component="ul"
        sx={{ listStyle: "none", m: 0, mt: 1.5, p: 0, columns: { sm: 2, lg: 3 }, columnGap: 3 }}
      >
        {rights.map((permission) => (
          <Box
            component="li"
            key={permission}
            sx={{ display: "flex", gap: 1, py: 0.4, breakInside: "avoid", typography: "body2" }}
          >
            <CheckIcon aria-hidden sx={{ fontSize: 18, color: "success.main", mt: "1px" }} />
            {translate(`permissions.${permission.replace(".", "_")}`, { _: permission })}
          </Box>
        ))}
      </Box>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 1.5 }}>
        {translate("home.rights.more", {
          who: translate(`session.granted_by.${tenant.domain}`),
        })}
      </Typography>
    </Panel>
  );
}

function Place({ row, tenantName }: { row: MembershipRow; tenantName: string }) {
  const translate = useTranslate();
  const role = translate(`roles.${row.role}`, { _: row.role });
  return `${role} · ${row.site_name ?? tenantName}`;
}
