import CheckIcon from "@mui/icons-material/Check";
import ContentCopyIcon from "@mui/icons-material/ContentCopy";
import Button from "@mui/material/Button";
import { useEffect, useState } from "react";

interface Props {
  text: string;
  label: string;
  doneLabel: string;
}

const DONE_MS = 2500;

/** Copies on demand, and claims success only when the clipboard took the text. */
export function CopyButton({ text, label, doneLabel }: Props) {
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return undefined;
    const timer = setTimeout(() => setDone(false), DONE_MS);
    return () => clearTimeout(timer);
  }, [isDone]);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setDone(true);
  };
  return (
    <Button
      size="small"
      color="inherit"
      startIcon={isDone ? <CheckIcon /> : <ContentCopyIcon />}
      onClick={() => void copy().catch(() => setDone(false))}
      aria-live="polite"
    >
      {isDone ? doneLabel : label}
    </Button>
  );
}
