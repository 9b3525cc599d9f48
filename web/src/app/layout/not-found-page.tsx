import ExploreOffOutlinedIcon from "@mui/icons-material/ExploreOffOutlined";
import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { StateMessage } from "../../shared/ui/state-message.tsx";

export function NotFoundPage() {
  const translate = useTranslate();
  return (
    <StateMessage
      icon={<ExploreOffOutlinedIcon />}
      title={translate("shell.not_found_title")}
      text={translate("shell.not_found_text")}
      actions={
        <Button variant="contained" component={Link} to="/">
          {translate("shell.back_home")}
        </Button>
      }
    />
  );
}
