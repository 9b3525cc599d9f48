import ContentCopyIcon from "@mui/icons-material/ContentCopy";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useTranslate } from "react-admin";

/** Says "copied" only once the clipboard has taken it; without a clipboard the text is selected. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const translate = useTranslate();
  const [isCopied, setCopied] = useState(false);
  const [field, setField] = useState<HTMLInputElement | null>(null);
  const copy = async () => {
    field?.select();
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <Stack
      direction={{ xs: "column", sm: "row" }}
      sx={{ gap: 1, alignItems: { sm: "flex-start" } }}
    >
      <TextField
        label={label}
        value={value}
        inputRef={setField}
        slotProps={{ htmlInput: { readOnly: true, dir: "ltr" } }}
      />
      <Button
        variant="outlined"
        startIcon={<ContentCopyIcon />}
        onClick={() => void copy()}
        sx={{ minHeight: 40, flexShrink: 0 }}
      >
        <span aria-live="polite">{translate(isCopied ? "ui.copied" : "ui.copy")}</span>
      </Button>
    </Stack>
  );
}
