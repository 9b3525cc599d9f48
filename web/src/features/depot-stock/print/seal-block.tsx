import { useTranslate } from "react-admin";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import type { Seal } from "../model/closing.ts";
import { useDays } from "../parts/use-days.ts";

interface Props {
  seal: Seal;
  depotId: string;
}

/** The fingerprint of the closing: on paper, no later tampering with the database can reach it. */
export function SealBlock({ seal, depotId }: Props) {
  const translate = useTranslate();
  const days = useDays();
  const { dateTime } = useDepotFormat(depotId);
  const word = (key: string, values = {}) => translate(`depot_stock.print.${key}`, values);
  const { closing, closedDays, totalDays } = seal;
  return (
    <>
      <div className="seal">
        {closing === null ? (
          word("not_closed")
        ) : (
          <>
            <div>
              {word("closed", {
                day: days.day(closing.date_jour),
                name: closing.cloture_par_nom ?? translate("ui.system"),
                time: dateTime(closing.cloture_at),
                closed: closedDays,
                total: totalDays,
              })}
            </div>
            <div>
              {word("fingerprint")} <code dir="ltr">{closing.empreinte}</code>
            </div>
          </>
        )}
      </div>
      <div className="sign">
        <div>{word("sign_depot")}</div>
        <div>{word("sign_director")}</div>
      </div>
    </>
  );
}
