import { useState } from "react";
import { useTranslate } from "react-admin";
import { callRpc } from "../../../shared/api/call-rpc.ts";
import { useAction } from "../../../shared/api/use-action.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import type { Member } from "./members-data.ts";
import { RoleSiteFields } from "./role-site-fields.tsx";

export function ChangeMemberDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const translate = useTranslate();
  const [role, setRole] = useState(member.role);
  const [siteId, setSiteId] = useState(member.site_id ?? "");
  const isChanged = role !== member.role || siteId !== (member.site_id ?? "");
  const action = useAction(
    () =>
      callRpc("change_member", {
        profil_id: member.id,
        role,
        site_id: siteId || null,
        expected_version: member.version,
      }),
    { doneKey: "settings.members.done.change", onDone: onClose, isErrorNotified: false },
  );
  return (
    <FormDialog
      title={translate("settings.members.dialogs.change.title", { name: member.nom_complet })}
      text={translate("settings.members.dialogs.change.text")}
      submitLabel={translate("ui.save")}
      isBusy={action.isBusy}
      canSubmit={isChanged}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    >
      <RoleSiteFields role={role} siteId={siteId} onRole={setRole} onSite={setSiteId} />
    </FormDialog>
  );
}
