import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { useSites } from "../../../shared/messaging/use-places.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { type NewChannel, registerChannel } from "../data/channels.ts";
import { type Draft, faultsOf, isComplete, NEW_DRAFT } from "../model/draft.ts";
import { ChannelFields } from "./channel-fields.tsx";
import { useChannelDays } from "./use-channel-days.ts";

/** Connects an identity at Meta to a restaurant. The token itself is never typed here. */
export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const { endOf } = useChannelDays();
  const sites = useSites().data ?? [];
  const [draft, setDraft] = useState<Draft>(NEW_DRAFT);
  const [onlySite] = sites.length === 1 ? sites : [];
  const complete = { ...draft, site_id: draft.site_id || (onlySite?.id ?? "") };
  const action = useAction((channel: NewChannel) => registerChannel(channel), {
    doneKey: "messaging_channels.registered",
    onDone: onClose,
    isErrorNotified: false,
  });
  const send = () => {
    const { site_id, channel, identity, account_id, display_name, display_handle } = complete;
    action.run({
      tenant_id: tenant.id,
      site_id,
      channel,
      identity,
      account_id,
      display_name,
      display_handle,
      token_ref: complete.token_ref,
      token_expires_at: complete.token_expires_on ? endOf(complete.token_expires_on) : null,
    });
  };
  return (
    <FormDialog
      title={translate("messaging_channels.add")}
      text={translate("messaging_channels.add_text")}
      submitLabel={translate("messaging_channels.add")}
      isBusy={action.isBusy}
      canSubmit={isComplete(complete) && faultsOf(complete).size === 0}
      error={action.error}
      onSubmit={send}
      onClose={onClose}
    >
      <ChannelFields
        draft={complete}
        isNew
        onChange={(changes) => setDraft({ ...complete, ...changes })}
      />
    </FormDialog>
  );
}
