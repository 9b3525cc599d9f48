import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import type { Draft } from "./model/drafts.ts";

export interface FieldsProps {
  draft: Draft;
  isNew: boolean;
  onChange: (changes: Record<string, string>) => void;
}

const LINES = [
  { name: "nom", type: "text", mode: "text", max: 120 },
  { name: "contact_personne", type: "text", mode: "text", max: 200 },
  { name: "telephone", type: "tel", mode: "tel", max: 60 },
  { name: "email", type: "email", mode: "email", max: 200 },
  { name: "adresse", type: "text", mode: "text", max: 500 },
  { name: "pays", type: "text", mode: "text", max: 100 },
] as const;

const LEFT_TO_RIGHT: ReadonlySet<string> = new Set(["tel", "email"]);

/** A client, a supplier, a partner or a carrier: the same facts about each. */
export function PartyFields({ draft, onChange }: FieldsProps) {
  const translate = useTranslate();
  const field = (key: string) => translate(`depot_references.fields.${key}`);
  return (
    <>
      {LINES.map(({ name, type, mode, max }) => (
        <TextField
          key={name}
          label={field(name)}
          type={type}
          value={draft[name] ?? ""}
          onChange={(event) => onChange({ [name]: event.target.value })}
          required={name === "nom"}
          autoFocus={name === "nom"}
          autoComplete="off"
          slotProps={{
            htmlInput: {
              maxLength: max,
              inputMode: mode,
              ...(LEFT_TO_RIGHT.has(type) ? { dir: "ltr" } : {}),
            },
          }}
        />
      ))}
      <TextField
        label={field("note_supplementaire")}
        value={draft.note_supplementaire ?? ""}
        onChange={(event) => onChange({ note_supplementaire: event.target.value })}
        multiline
        minRows={2}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </>
  );
}
