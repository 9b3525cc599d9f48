import Chip from "@mui/material/Chip";
import { useTranslate } from "react-admin";
import { isolate } from "../../../shared/format/isolate.ts";
import { useNames } from "./use-names.ts";

interface Props {
  chaine: string;
  onEnd: () => void;
}

/** Only one chain of the log is shown: of a tank, of the depot, or of the company. */
export function ChainChip({ chaine, onEnd }: Props) {
  const translate = useTranslate();
  const names = useNames();
  return (
    <div>
      <Chip
        onDelete={onEnd}
        label={translate("depot_stock.logs.one_chain", {
          name: isolate(names.get(chaine) ?? chaine.slice(0, 8)),
        })}
      />
    </div>
  );
}
