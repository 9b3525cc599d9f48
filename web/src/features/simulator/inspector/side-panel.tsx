import Badge from "@mui/material/Badge";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { Panel } from "../../../shared/ui/panel.tsx";
import type { SimulatorState } from "../data/wire.ts";
import { FaultsPanel } from "../faults/faults-panel.tsx";
import { Journal } from "./journal.tsx";

/** Beside the phones: what was on the wire, and what shall go wrong. */
export function SidePanel({ state }: { state: SimulatorState }) {
  const translate = useTranslate();
  const [tab, setTab] = useState<"journal" | "faults">("journal");
  const faults = (
    <Badge color="warning" variant="dot" invisible={state.faults.length === 0}>
      {translate("simulator.faults")}
    </Badge>
  );
  return (
    <Panel>
      <Tabs
        value={tab}
        onChange={(_, value: typeof tab) => setTab(value)}
        aria-label={translate("simulator.panel")}
        sx={{ borderBottom: 1, borderColor: "divider", px: 1 }}
      >
        <Tab value="journal" label={translate("simulator.journal")} />
        <Tab value="faults" label={faults} />
      </Tabs>
      {tab === "journal" ? <Journal exchanges={state.journal} /> : <FaultsPanel state={state} />}
    </Panel>
  );
}
