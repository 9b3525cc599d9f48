import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { COMMENT_MAX } from "./is-complete.ts";

interface Props {
  value: string;
  isRequired: boolean;
  hasFocus: boolean;
  onChange: (comment: string) => void;
}

const NEAR_THE_END = 500;

export function CommentField({ value, isRequired, hasFocus, onChange }: Props) {
  const translate = useTranslate();
  const { number } = useFormat();
  const isTooLong = value.length > COMMENT_MAX;
  const help = translate("governance.alert.dialog.comment_help", {
    count: number(value.length),
    max: number(COMMENT_MAX),
  });
  return (
    <TextField
      label={translate(`governance.alert.dialog.${isRequired ? "comment" : "comment_optional"}`)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      multiline
      minRows={3}
      maxRows={10}
      required={isRequired}
      autoFocus={hasFocus}
      error={isTooLong}
      helperText={value.length > COMMENT_MAX - NEAR_THE_END ? help : " "}
      slotProps={{ htmlInput: { dir: "auto" } }}
    />
  );
}
