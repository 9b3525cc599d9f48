import UploadFileIcon from "@mui/icons-material/UploadFileOutlined";
import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { HeightUnit, Point, PointFault } from "../model/bareme.ts";

interface Props {
  text: string;
  unit: HeightUnit;
  points: readonly Point[];
  faults: readonly PointFault[];
  onChange: (changes: { text?: string; unit?: HeightUnit }) => void;
}

const SHOWN_FAULTS = 5;

/** Paste from a spreadsheet or take a file; every faulty line is named before anything is sent. */
export function PointsField({ text, unit, points, faults, onChange }: Props) {
  const translate = useTranslate();
  const word = (key: string) => translate(`depot_stock.bareme.${key}`);
  const readFile = async (file: File | undefined) => {
    if (file) onChange({ text: await file.text() });
  };
  return (
    <>
      <Stack direction="row" sx={{ gap: 1.5, alignItems: "flex-start" }}>
        <TextField
          select
          label={word("unit")}
          value={unit}
          onChange={(event) => onChange({ unit: event.target.value === "cm" ? "cm" : "mm" })}
          sx={{ maxWidth: 190 }}
        >
          <MenuItem value="mm">{word("unit_mm")}</MenuItem>
          <MenuItem value="cm">{word("unit_cm")}</MenuItem>
        </TextField>
        <Button component="label" variant="outlined" startIcon={<UploadFileIcon />}>
          {word("file")}
          <input
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            hidden
            onChange={(event) => void readFile(event.target.files?.[0])}
          />
        </Button>
      </Stack>
      <TextField
        label={word("points")}
        value={text}
        onChange={(event) => onChange({ text: event.target.value })}
        required
        multiline
        minRows={6}
        maxRows={12}
        placeholder={"0\t0\n100\t3 550\n200\t7 110"}
        helperText={word("points_help")}
        slotProps={{
          inputLabel: { shrink: true },
          htmlInput: { dir: "ltr", spellCheck: false, style: { fontFamily: "monospace" } },
        }}
      />
      {faults.length > 0 ? <Faults faults={faults} /> : <ReadSummary points={points} />}
    </>
  );
}

function Faults({ faults }: { faults: readonly PointFault[] }) {
  const translate = useTranslate();
  const rest = faults.length - SHOWN_FAULTS;
  return (
    <Alert severity="error">
      {faults.slice(0, SHOWN_FAULTS).map((fault) => (
        <div key={fault.line}>
          {translate(`depot_stock.bareme.faults.${fault.kind}`, { line: fault.line })}{" "}
          <code dir="ltr">{fault.text.slice(0, 40)}</code>
        </div>
      ))}
      {rest > 0 ? translate("depot_stock.bareme.more_faults", { smart_count: rest }) : null}
    </Alert>
  );
}

function ReadSummary({ points }: { points: readonly Point[] }) {
  const translate = useTranslate();
  const litres = useLitres();
  const { number } = useFormat();
  const first = points[0];
  const last = points.at(-1);
  if (points.length < 2 || !first || !last) return null;
  return (
    <Alert severity="success">
      {translate("depot_stock.bareme.read", {
        smart_count: points.length,
        from: number(first[0]),
        until: number(last[0]),
        litres: litres.ambient(last[1]),
      })}
    </Alert>
  );
}
