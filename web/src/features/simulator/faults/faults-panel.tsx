import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Chip from "@mui/material/Chip";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useNotifyError } from "../../../shared/ui/use-notify-error.ts";
import { simulator } from "../data/client.ts";
import type { Fault, SimulatorState } from "../data/wire.ts";
import { PRESETS, type Preset } from "./presets.ts";
import { SilenceButton } from "./silence-button.tsx";
import { useFaultWords } from "./use-fault-words.ts";

/** Breaks the networks on purpose, and mends them again. */
export function FaultsPanel({ state }: { state: SimulatorState }) {
  const translate = useTranslate();
  const notifyError = useNotifyError();
  const add = ({ fault, isOnce }: Preset) => {
    simulator.addFault({ ...fault, ...(isOnce ? { times: 1 } : {}) }).catch(notifyError);
  };
  return (
    <Stack sx={{ p: 2, gap: 2 }}>
      <Typography variant="body2" color="textSecondary">
        {translate("simulator.faults_hint")}
      </Typography>
      <ActiveFaults faults={state.faults} />
      {(["send", "webhook"] as const).map((side) => (
        <Box key={side}>
          <Typography variant="subtitle1" component="h3">
            {translate(`simulator.sides.${side}`)}
          </Typography>
          <Box sx={{ display: "grid", gap: 1, mt: 1 }}>
            {PRESETS.filter(({ fault }) => fault.on === side).map((preset) => (
              <PresetRow key={preset.key} preset={preset} onAdd={() => add(preset)} />
            ))}
          </Box>
        </Box>
      ))}
      <SilenceButton customers={state.customers} />
    </Stack>
  );
}

function PresetRow({ preset, onAdd }: { preset: Preset; onAdd: () => void }) {
  const translate = useTranslate();
  return (
    <Stack direction="row" sx={{ alignItems: "center", gap: 1.5, justifyContent: "space-between" }}>
      <Typography variant="body2">{translate(`simulator.presets.${preset.key}`)}</Typography>
      <Button
        size="small"
        variant="outlined"
        onClick={onAdd}
        aria-label={translate(`simulator.presets.${preset.key}`)}
        sx={{ flexShrink: 0 }}
      >
        {translate(preset.isOnce ? "simulator.once" : "simulator.turn_on")}
      </Button>
    </Stack>
  );
}

function ActiveFaults({ faults }: { faults: readonly Fault[] }) {
  const translate = useTranslate();
  const notifyError = useNotifyError();
  const faultWords = useFaultWords();
  const numberOf = ({ code, status, ms }: Fault) =>
    code ?? status ?? (ms === undefined ? "" : `${String(ms / 1000)} s`);
  if (faults.length === 0) {
    return <Typography variant="body2">{translate("simulator.healthy")}</Typography>;
  }
  return (
    <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap", alignItems: "center" }}>
      {faults.map((fault) => (
        <Chip
          key={fault.id}
          color="warning"
          size="small"
          label={
            <>
              {faultWords(fault.effect)} <bdi dir="ltr">{numberOf(fault)}</bdi>
            </>
          }
          onDelete={() => void simulator.removeFault(fault.id).catch(notifyError)}
        />
      ))}
      <Button size="small" onClick={() => void simulator.clearFaults().catch(notifyError)}>
        {translate("simulator.mend")}
      </Button>
    </Stack>
  );
}
