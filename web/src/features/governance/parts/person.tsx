import Avatar from "@mui/material/Avatar";
import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0])
    .join("");

interface Props {
  id: string | null;
  name: string | null;
}

/** A person by name; an id without a name is someone who left the tenant. */
export function Person({ id, name }: Props) {
  const translate = useTranslate();
  if (id === null) {
    return (
      <Box component="span" sx={{ color: "text.secondary" }}>
        {translate("governance.integrity.unassigned")}
      </Box>
    );
  }
  const shown = name ?? translate("governance.alert.someone");
  return (
    <Box
      component="span"
      sx={{ display: "inline-flex", alignItems: "center", gap: 0.75, minWidth: 0 }}
    >
      <Avatar
        aria-hidden
        sx={{
          width: 24,
          height: 24,
          fontSize: "0.68rem",
          fontWeight: 650,
          bgcolor: "action.selected",
          color: "text.primary",
        }}
      >
        {initials(shown)}
      </Avatar>
      <bdi>{shown}</bdi>
    </Box>
  );
}
