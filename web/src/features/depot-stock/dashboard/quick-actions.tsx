import AddIcon from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useSession } from "../../../shared/session/session-context.ts";
import { QUICK_ACTIONS } from "../model/dashboard.ts";

/** What this person enters every day, one press away. */
export function QuickActions() {
  const translate = useTranslate();
  const { can } = useSession();
  return QUICK_ACTIONS.filter((action) => can(action.permission)).map((action, index) => (
    <Button
      key={action.key}
      component={Link}
      to={action.to}
      startIcon={<AddIcon />}
      variant={index === 0 ? "contained" : "outlined"}
      sx={index === 0 ? {} : { bgcolor: "background.paper" }}
    >
      {translate(`depot_stock.dashboard.actions.${action.key}`)}
    </Button>
  ));
}
