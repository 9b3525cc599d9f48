import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { CopyButton } from "../../../shared/ui/copy-button.tsx";
import { verifyClosing } from "../data/closings.ts";
import type { Closing } from "../model/closing.ts";

/** The seal, and the answer to whether it still fits what ledger and log say. */
export function SealCell({ closing }: { closing: Closing }) {
  const translate = useTranslate();
  const [fits, setFits] = useState<boolean | null>(null);
  const verify = useAction(() => verifyClosing(closing.id), { doneKey: false, onDone: setFits });
  const word = (key: string) => translate(`depot_stock.closings.${key}`);
  return (
    <>
      <code dir="ltr" title={closing.empreinte}>
        {closing.empreinte.slice(0, 12)}…
      </code>
      <Stack direction="row" sx={{ flexWrap: "wrap", marginInlineStart: -1.5 }}>
        <CopyButton
          text={closing.empreinte}
          label={translate("ui.copy")}
          doneLabel={translate("ui.copied")}
        />
        <Button size="small" loading={verify.isBusy} onClick={() => verify.run(undefined)}>
          {word("verify")}
        </Button>
      </Stack>
      {fits === null ? null : (
        <Typography
          variant="caption"
          component="div"
          role="status"
          color={fits ? "success.main" : "error.main"}
          sx={{ fontWeight: 600 }}
        >
          {word(fits ? "seal_fits" : "seal_broken")}
        </Typography>
      )}
    </>
  );
}
