import Box from "@mui/material/Box";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { Panel } from "../../../shared/ui/panel.tsx";
import type { Editor } from "./use-editor.ts";

/** Words to try in place of the variables. They are for looking only. */
export function SampleFields({ editor }: { editor: Editor }) {
  const translate = useTranslate();
  if (editor.names.length === 0) return null;
  return (
    <Panel
      title={translate("messaging_templates.samples")}
      subtitle={translate("messaging_templates.samples_text")}
      hasPadding
    >
      <Box
        sx={{
          display: "grid",
          gap: 1.5,
          gridTemplateColumns: "repeat(auto-fill, minmax(min(100%, 220px), 1fr))",
        }}
      >
        {editor.names.map((name) => (
          <TextField
            key={name}
            label={name}
            value={editor.samples[name] ?? ""}
            onChange={(event) => editor.setSample(name, event.target.value)}
            slotProps={{ htmlInput: { dir: "auto", maxLength: 500 } }}
          />
        ))}
      </Box>
    </Panel>
  );
}
