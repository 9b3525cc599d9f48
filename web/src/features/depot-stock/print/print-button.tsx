import PrintOutlinedIcon from "@mui/icons-material/PrintOutlined";
import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";

/** The browser prints, or saves as PDF: nothing leaves the machine. */
export function PrintButton({ isDisabled }: { isDisabled: boolean }) {
  const translate = useTranslate();
  return (
    <Button
      color="inherit"
      variant="outlined"
      startIcon={<PrintOutlinedIcon />}
      disabled={isDisabled}
      onClick={() => window.print()}
      sx={{ borderColor: "divider", bgcolor: "background.paper" }}
    >
      {translate("depot_stock.print.print")}
    </Button>
  );
}
