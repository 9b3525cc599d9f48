import LogoutIcon from "@mui/icons-material/Logout";
import Avatar from "@mui/material/Avatar";
import Box from "@mui/material/Box";
import Divider from "@mui/material/Divider";
import IconButton from "@mui/material/IconButton";
import ListItemIcon from "@mui/material/ListItemIcon";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useSession } from "../../shared/session/session-context.ts";
import { useOwnName } from "../../shared/session/use-own-name.ts";
import { signOut } from "../auth/sign-out.ts";

export function UserMenu() {
  const translate = useTranslate();
  const { email, tenant } = useSession();
  const name = useOwnName() ?? email;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const role = tenant.memberships[0]?.role ?? "";
  return (
    <>
      <IconButton
        aria-haspopup="menu"
        aria-label={translate("shell.account", { email })}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Avatar
          sx={{
            width: 30,
            height: 30,
            fontSize: "0.85rem",
            bgcolor: "primary.main",
            color: "primary.contrastText",
          }}
        >
          {initialsOf(name)}
        </Avatar>
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <Box component="li" role="presentation" sx={{ px: 2, py: 1, maxWidth: 280 }}>
          <Typography noWrap sx={{ fontWeight: 650 }}>
            <bdi>{name}</bdi>
          </Typography>
          <Typography noWrap variant="body2" color="textSecondary">
            <bdi>{email}</bdi>
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {translate(`roles.${role}`, { _: role })} · {tenant.name}
          </Typography>
        </Box>
        <Divider component="li" />
        <MenuItem onClick={() => void signOut()}>
          <ListItemIcon>
            <LogoutIcon fontSize="small" />
          </ListItemIcon>
          {translate("auth.sign_out")}
        </MenuItem>
      </Menu>
    </>
  );
}

function initialsOf(name: string): string {
  const [first = "", second = ""] = name.split(/[\s.@-]+/);
  return `${first.slice(0, 1)}${second.slice(0, 1)}`.toUpperCase();
}
