import FormControlLabel from "@mui/material/FormControlLabel";
import Switch from "@mui/material/Switch";
import { useState } from "react";
import { useLocaleState, useTranslate } from "react-admin";
import { newId } from "../../shared/api/new-id.ts";
import { useAction } from "../../shared/api/use-action.ts";
import { LeaveDialog } from "../../shared/depot/form/leave-dialog.tsx";
import { useSession } from "../../shared/session/session-context.ts";
import { FormDialog } from "../../shared/ui/form-dialog.tsx";
import { writeReference } from "./data/references.ts";
import {
  type Draft,
  partyDraft,
  partyValues,
  productDraft,
  productValues,
  truckDraft,
  truckValues,
  type Values,
} from "./model/drafts.ts";
import type {
  PartyRow,
  ProductRow,
  ReferenceRow,
  ReferenceTable,
  TruckRow,
} from "./model/references.ts";
import { PartyFields } from "./party-fields.tsx";
import { ProductFields } from "./product-fields.tsx";
import { TruckFields } from "./truck-fields.tsx";

interface Props {
  table: ReferenceTable;
  row: ReferenceRow | null;
  onClose: () => void;
}

function initialDraft(table: ReferenceTable, row: ReferenceRow | null, locale: string): Draft {
  if (table === "produits") return productDraft(row as ProductRow | null, locale);
  if (table === "camions") return truckDraft(row as TruckRow | null, locale);
  return partyDraft(row as PartyRow | null);
}

function valuesOf(table: ReferenceTable, draft: Draft, isNew: boolean): Values {
  if (table === "produits") return productValues(draft, isNew);
  return table === "camions" ? truckValues(draft) : partyValues(draft);
}

function useReferenceForm({ table, row, onClose }: Props) {
  const [locale] = useLocaleState();
  const { tenant } = useSession();
  const [initial] = useState(() => initialDraft(table, row, locale));
  const [id] = useState(() => row?.id ?? newId());
  const [draft, setDraft] = useState(initial);
  const values = valuesOf(table, draft, row === null);
  const action = useAction(
    (write: Record<string, unknown>) =>
      writeReference({
        table,
        tenantId: tenant.id,
        id,
        version: row?.version ?? null,
        values: write,
      }),
    { doneKey: "depot_references.saved", onDone: onClose, isErrorNotified: false },
  );
  return {
    draft,
    change: (changes: Record<string, string>) => setDraft({ ...draft, ...changes } as Draft),
    isDirty: JSON.stringify(draft) !== JSON.stringify(initial),
    values,
    action,
  };
}

/** One row of a list, new or changed; switched off rather than deleted: old movements name it. */
export function ReferenceDialog(props: Props) {
  const { table, row, onClose } = props;
  const translate = useTranslate();
  const { draft, change, isDirty, values, action } = useReferenceForm(props);
  const [isLeaving, setLeaving] = useState(false);
  const word = (key: string) => translate(`depot_references.${key}`);
  const Fields =
    table === "produits" ? ProductFields : table === "camions" ? TruckFields : PartyFields;
  return (
    <FormDialog
      title={word(row ? `change.${table}` : `add.${table}`)}
      submitLabel={translate("ui.save")}
      isBusy={action.isBusy}
      canSubmit={values !== null}
      error={action.error}
      onSubmit={() => values && action.run(values)}
      onClose={() => (isDirty ? setLeaving(true) : onClose())}
    >
      <Fields draft={draft} isNew={row === null} onChange={change} />
      <FormControlLabel
        control={
          <Switch
            checked={draft.actif === "true"}
            onChange={(event) => change({ actif: String(event.target.checked) })}
          />
        }
        label={word("in_use_label")}
      />
      {isLeaving ? <LeaveDialog onLeave={onClose} onStay={() => setLeaving(false)} /> : null}
    </FormDialog>
  );
}
