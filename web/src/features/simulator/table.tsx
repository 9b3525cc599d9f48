import Box from "@mui/material/Box";
import { useEffect, useRef } from "react";
import { useTranslate } from "react-admin";
import type { SimulatorState } from "./data/wire.ts";
import { SidePanel } from "./inspector/side-panel.tsx";
import type { Holder } from "./model/holders.ts";
import { peopleOf } from "./model/people.ts";
import { PhoneSlot } from "./phone/phone-slot.tsx";

interface Props {
  state: SimulatorState;
  holders: readonly Holder[];
  onHolders: (holders: readonly Holder[]) => void;
}

/** A phone that was just put on the table comes into sight, wherever the row stood. */
function useNewestInSight(count: number) {
  const row = useRef<HTMLDivElement>(null);
  const before = useRef(count);
  useEffect(() => {
    const isMore = count > before.current;
    before.current = count;
    if (isMore) row.current?.lastElementChild?.scrollIntoView({ block: "nearest", inline: "end" });
  }, [count]);
  return row;
}

/** Phones side by side, and beside them what they make the networks say. */
export function Table({ state, holders, onHolders }: Props) {
  const translate = useTranslate();
  const people = peopleOf(state.customers);
  const taken = holders.map(({ person }) => person);
  const row = useNewestInSight(holders.length);
  return (
    <Box
      sx={{
        display: "grid",
        gap: 3,
        alignItems: "start",
        // Beside the phones only where two of them are whole.
        gridTemplateColumns: "minmax(0, 1fr)",
        "@media (min-width: 1280px)": {
          gridTemplateColumns: "minmax(0, auto) minmax(300px, 1fr)",
        },
      }}
    >
      <Box
        ref={row}
        role="group"
        aria-label={translate("simulator.phones")}
        sx={{ display: "flex", gap: 2.5, overflowX: "auto", pb: 5, px: 0.5, pt: 1 }}
      >
        {holders.map((holder, place) => (
          <PhoneSlot
            key={holder.person}
            holder={holder}
            people={people}
            taken={taken}
            state={state}
            onChange={(next) => onHolders(holders.with(place, next))}
            onClose={
              holders.length > 1
                ? () => onHolders(holders.filter((_, other) => other !== place))
                : undefined
            }
          />
        ))}
      </Box>
      <SidePanel state={state} />
    </Box>
  );
}
