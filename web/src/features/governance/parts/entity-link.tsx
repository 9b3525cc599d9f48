import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import { Link } from "react-router-dom";
import { entityName, entityPath } from "../model/entity.ts";
import type { Alert } from "../model/types.ts";

/** The thing that is wrong, by its readable name, leading to its own page where it has one. */
export function EntityLink({ alert }: { alert: Alert }) {
  const name = entityName(alert);
  const path = entityPath(alert);
  if (name === null) return null;
  const text = <bdi>{name}</bdi>;
  return path === null ? (
    <Box component="span" sx={{ overflowWrap: "anywhere" }}>
      {text}
    </Box>
  ) : (
    <MuiLink component={Link} to={path} underline="hover" sx={{ overflowWrap: "anywhere" }}>
      {text}
    </MuiLink>
  );
}
