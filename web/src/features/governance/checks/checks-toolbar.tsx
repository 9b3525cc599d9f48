import SearchIcon from "@mui/icons-material/Search";
import InputAdornment from "@mui/material/InputAdornment";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";

interface Props {
  text: string;
  onChange: (text: string) => void;
}

export function ChecksToolbar({ text, onChange }: Props) {
  const label = useTranslate()("governance.checks.search");
  return (
    <TextField
      type="search"
      placeholder={label}
      value={text}
      onChange={(event) => onChange(event.target.value)}
      sx={{ maxWidth: 420, bgcolor: "background.paper" }}
      slotProps={{
        htmlInput: { "aria-label": label },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon fontSize="small" aria-hidden />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
