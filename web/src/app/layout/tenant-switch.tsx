import CheckIcon from "@mui/icons-material/Check";
import UnfoldMoreIcon from "@mui/icons-material/UnfoldMore";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import ListItemIcon from "@mui/material/ListItemIcon";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useNavigate } from "react-router-dom";
import type { TenantAccess } from "../../shared/session/memberships.ts";
import { useSession } from "../../shared/session/session-context.ts";
import { INK } from "../theme/colours.ts";

const BOX = {
  width: "100%",
  textAlign: "start",
  px: 1.5,
  py: 1,
  borderRadius: 1.5,
  bgcolor: INK[800],
};

/** The organisation in use; a button only for those who have a choice. */
export function TenantSwitch() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { tenant, tenants, switchTenant } = useSession();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (id: string) => {
    setAnchor(null);
    if (id === tenant.id) return;
    switchTenant(id);
    // A record of the former tenant has no meaning in the new one.
    navigate("/");
  };
  if (tenants.length === 1) {
    return (
      <Box sx={BOX}>
        <TenantName tenant={tenant} />
      </Box>
    );
  }
  return (
    <>
      <ButtonBase
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={translate("shell.switch_tenant", { name: tenant.name })}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ ...BOX, display: "flex", justifyContent: "space-between", gap: 1, color: "inherit" }}
      >
        <TenantName tenant={tenant} />
        <UnfoldMoreIcon fontSize="small" sx={{ color: INK[300] }} />
      </ButtonBase>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {tenants.map((candidate) => (
          <MenuItem
            key={candidate.id}
            selected={candidate.id === tenant.id}
            onClick={() => choose(candidate.id)}
          >
            <ListItemIcon>
              {candidate.id === tenant.id ? <CheckIcon fontSize="small" /> : null}
            </ListItemIcon>
            {candidate.name}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

function TenantName({ tenant }: { tenant: TenantAccess }) {
  const translate = useTranslate();
  const roles = [...new Set(tenant.memberships.map((row) => row.role))];
  const sites = tenant.memberships.flatMap((row) => (row.site_name ? [row.site_name] : []));
  const roleNames = roles.map((role) => translate(`roles.${role}`, { _: role }));
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography noWrap sx={{ fontWeight: 650, fontSize: "0.9rem" }}>
        {tenant.name}
      </Typography>
      <Typography noWrap variant="body2" sx={{ color: INK[300], fontSize: "0.78rem" }}>
        {[...roleNames, ...sites].join(" · ")}
      </Typography>
    </Box>
  );
}
