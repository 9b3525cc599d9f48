import DeleteOutlineIcon from "@mui/icons-material/DeleteOutlined";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import type { PreviewLine } from "../../../shared/depot/use-lines-preview.ts";
import type { LineDraft } from "../model/line-draft.ts";
import { LineFields } from "./line-fields.tsx";
import { LinePreview } from "./line-preview.tsx";
import type { DocumentFormState } from "./use-document-form.ts";
import type { SubmitState } from "./use-submit.ts";

interface Props {
  line: LineDraft;
  number: number;
  form: DocumentFormState;
  preview: PreviewLine | undefined;
  submit: SubmitState;
}

export function LineCard({ line, number, form, preview, submit }: Props) {
  const translate = useTranslate();
  const name = translate("depot_documents.form.line", { number });
  return (
    <Box
      component="li"
      aria-label={name}
      sx={{ px: 2.5, py: 2, borderTop: 1, borderColor: "divider" }}
    >
      <Stack
        direction="row"
        sx={{ justifyContent: "space-between", alignItems: "center", mb: 1.5 }}
      >
        <Typography variant="subtitle2" component="h3">
          {name}
        </Typography>
        <IconButton
          size="small"
          tabIndex={-1}
          aria-label={translate("depot_documents.form.remove_line", { number })}
          onClick={() => form.removeLine(line.key)}
        >
          <DeleteOutlineIcon fontSize="small" />
        </IconButton>
      </Stack>
      <Box
        sx={{
          display: "grid",
          gap: 2,
          gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "minmax(0, 1fr) 300px" },
        }}
      >
        <LineFields line={line} form={form} preview={preview} submit={submit} />
        <LinePreview line={line} form={form} preview={preview} />
      </Box>
    </Box>
  );
}
