import FormControlLabel from "@mui/material/FormControlLabel";
import Switch from "@mui/material/Switch";
import { useTranslate } from "react-admin";

interface Props {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

export function MovedSwitch({ isOn, onChange }: Props) {
  const translate = useTranslate();
  return (
    <FormControlLabel
      control={<Switch size="small" checked={isOn} onChange={(_event, next) => onChange(next)} />}
      label={translate("depot_stock.reports.moved_only")}
      slotProps={{ typography: { variant: "body2" } }}
    />
  );
}
