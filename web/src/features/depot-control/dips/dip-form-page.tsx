import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router-dom";
import { useTanks } from "../../../shared/depot/reference-data.ts";
import { useDepotChoice } from "../../../shared/depot/use-depots.ts";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { DipForm } from "./dip-form.tsx";

/** One dip after another: the round of the evening goes from tank to tank without leaving the form. */
export function DipFormPage() {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const choice = useDepotChoice();
  const tanks = useTanks();
  const [round, setRound] = useState({ number: 0, citerne: params.get("citerne") ?? "" });
  return (
    <QueryState query={choice.query}>
      {() => (
        <QueryState query={tanks}>
          {(all) => (
            <DipForm
              key={round.number}
              citerne={round.citerne}
              // Product that lies elsewhere cannot be dipped here.
              tanks={all.filter((tank) => !tank.est_logique && tank.statut !== "inactive")}
              onDone={() => void navigate("/depot/jauges", { replace: true })}
              onNext={(citerne) => setRound({ number: round.number + 1, citerne })}
            />
          )}
        </QueryState>
      )}
    </QueryState>
  );
}
