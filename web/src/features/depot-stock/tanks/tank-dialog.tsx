import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useLocaleState, useTranslate } from "react-admin";
import { newId } from "../../../shared/api/new-id.ts";
import { useAction } from "../../../shared/api/use-action.ts";
import { decimalText } from "../../../shared/depot/form/decimal.ts";
import { useProducts } from "../../../shared/depot/reference-data.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { createTank, updateTank } from "../data/tanks.ts";
import type { TankStock } from "../model/tank.ts";
import { draftOf, type TankForm } from "../model/tank-form.ts";
import { TankFields } from "./tank-fields.tsx";

interface Props {
  depotId: string;
  tank?: TankStock;
  onClose: () => void;
}

function initialForm(tank: TankStock | undefined, locale: string): TankForm {
  return {
    nom: tank?.nom ?? "",
    produit_id: tank?.produit_id ?? "",
    capacite_totale: decimalText(tank?.capacite_totale, locale),
    remplissage_max_l: decimalText(tank?.remplissage_max_l, locale),
    volume_mort_l: decimalText(tank?.volume_mort_l ?? 0, locale),
    localisation: tank?.localisation ?? "",
    statut: tank?.statut ?? "active",
    position: decimalText(tank?.position ?? 100, locale),
    note: tank?.note ?? "",
  };
}

/** A new tank, or another name, level or state for one that is there. */
export function TankDialog({ depotId, tank, onClose }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { tenant } = useSession();
  const products = useProducts().data ?? [];
  const [form, setForm] = useState(() => initialForm(tank, locale));
  const [isLogical, setLogical] = useState("no");
  const [id] = useState(newId);
  const draft = draftOf(form);
  const save = useAction(
    async () => {
      if (draft === null) return;
      if (tank) await updateTank(tenant.id, tank, draft);
      else {
        const est_logique = isLogical === "yes";
        await createTank({ ...draft, id, tenant_id: tenant.id, depot_id: depotId, est_logique });
      }
    },
    { onDone: onClose, isErrorNotified: false },
  );
  const word = (key: string) => translate(`depot_stock.tanks.${key}`);
  return (
    <FormDialog
      title={tank ? word("edit") : word("add")}
      submitLabel={translate("ui.save")}
      isBusy={save.isBusy}
      canSubmit={draft !== null}
      error={save.error ?? undefined}
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <TankFields
        form={form}
        products={products}
        onChange={(changes) => setForm({ ...form, ...changes })}
      />
      {tank ? null : (
        <TextField
          select
          label={word("kind")}
          value={isLogical}
          onChange={(event) => setLogical(event.target.value)}
          helperText={word(isLogical === "yes" ? "logical_help" : "physical_help")}
        >
          <MenuItem value="no">{word("physical")}</MenuItem>
          <MenuItem value="yes">{word("logical")}</MenuItem>
        </TextField>
      )}
    </FormDialog>
  );
}
