import CloseIcon from "@mui/icons-material/Close";
import Box from "@mui/material/Box";
import Drawer from "@mui/material/Drawer";
import FormControlLabel from "@mui/material/FormControlLabel";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import Switch from "@mui/material/Switch";
import { useTheme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { type ExposureRow, rolesOf } from "../model/exposure.ts";
import { RoleAccess } from "./role-access.tsx";

interface Props {
  rows: readonly ExposureRow[];
  identity: string;
  onClose: () => void;
}

/** One object from near: for each role, each command, why it may or may not. */
export function ObjectDrawer({ rows, identity, onClose }: Props) {
  const translate = useTranslate();
  const isRtl = useTheme().direction === "rtl";
  const [isShort, setShort] = useState(false);
  const word = (key: string) => translate(`security.exposure.${key}`);
  const shown = isShort ? rows.filter((row) => row.effect !== "none") : rows;
  const hasRls = rows.find((row) => row.rls_enabled !== null)?.rls_enabled ?? null;
  return (
    <Drawer
      open
      anchor={isRtl ? "left" : "right"}
      onClose={onClose}
      slotProps={{
        paper: {
          role: "dialog",
          "aria-modal": true,
          "aria-label": identity,
          sx: { width: { xs: "100%", sm: 620 } },
        },
      }}
    >
      <Box sx={{ p: 2.5 }}>
        <Stack direction="row" sx={{ alignItems: "flex-start", gap: 1 }}>
          <Typography
            variant="h5"
            component="h2"
            dir="ltr"
            sx={{ flex: 1, overflowWrap: "anywhere", textAlign: "start" }}
          >
            {identity}
          </Typography>
          <IconButton onClick={onClose} aria-label={word("close")}>
            <CloseIcon />
          </IconButton>
        </Stack>
        <Typography variant="body2" color="textSecondary">
          {translate(`security.exposure.type_${rows[0]?.object_type ?? ""}`, {
            _: rows[0]?.object_type ?? "",
          })}
          {hasRls === null ? "" : ` · ${word(hasRls ? "rls_on" : "rls_off")}`}
        </Typography>
        <FormControlLabel
          control={
            <Switch checked={isShort} onChange={(event) => setShort(event.target.checked)} />
          }
          label={word("only_effective")}
        />
        {rolesOf(rows).map((role) => (
          <RoleAccess key={role} role={role} rows={shown.filter((row) => row.role_name === role)} />
        ))}
      </Box>
    </Drawer>
  );
}
