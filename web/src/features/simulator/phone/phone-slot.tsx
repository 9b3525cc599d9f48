import CloseIcon from "@mui/icons-material/CloseRounded";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import type { SimulatorState } from "../data/wire.ts";
import type { Holder } from "../model/holders.ts";
import type { Person } from "../model/people.ts";
import { Phone } from "./phone.tsx";

interface Props {
  holder: Holder;
  people: readonly Person[];
  taken: readonly string[];
  state: SimulatorState;
  onChange: (holder: Holder) => void;
  onClose: (() => void) | undefined;
}

/** A phone on the table and who holds it. */
export function PhoneSlot({ holder, people, taken, state, onChange, onClose }: Props) {
  const translate = useTranslate();
  const person = people.find(({ id }) => id === holder.person);
  return (
    <Box
      sx={{
        width: 318,
        flexShrink: 0,
        maxWidth: "100%",
        // Two of them and the exchanges have room beside each other.
        "@media (min-width: 1280px) and (max-width: 1359.95px)": { width: 288 },
      }}
    >
      <Stack direction="row" sx={{ gap: 0.5, mb: 1.25, alignItems: "center" }}>
        <TextField
          select
          label={translate("simulator.customer")}
          value={person ? holder.person : ""}
          onChange={(event) => onChange({ ...holder, person: event.target.value })}
        >
          {people.map(({ id, name }) => (
            <MenuItem key={id} value={id} disabled={id !== holder.person && taken.includes(id)}>
              <bdi>{name}</bdi>
            </MenuItem>
          ))}
        </TextField>
        {onClose ? (
          <IconButton size="small" onClick={onClose} aria-label={translate("simulator.put_away")}>
            <CloseIcon fontSize="small" />
          </IconButton>
        ) : null}
      </Stack>
      {person ? (
        <Phone
          person={person}
          state={state}
          channel={holder.channel}
          onChannel={(channel) => onChange({ ...holder, channel })}
        />
      ) : null}
    </Box>
  );
}
