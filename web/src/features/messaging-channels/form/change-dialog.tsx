import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { type Channel, changeChannel } from "../data/channels.ts";
import { changesOf, draftOf, faultsOf, isComplete } from "../model/draft.ts";
import { ChannelFields } from "./channel-fields.tsx";
import { useChannelDays } from "./use-channel-days.ts";

/** Changes a channel; the version it opened with tells when somebody else was faster. */
export function ChangeDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const translate = useTranslate();
  const { dayOf, endOf } = useChannelDays();
  const [opened] = useState(channel);
  const [before] = useState(() => draftOf(channel, dayOf));
  const [draft, setDraft] = useState(before);
  const changes = changesOf(before, draft, endOf);
  const isChanged = Object.keys(changes).length > 0;
  const action = useAction((asked: Record<string, unknown>) => changeChannel(opened, asked), {
    onDone: onClose,
    isErrorNotified: false,
  });
  return (
    <FormDialog
      title={translate("messaging_channels.change", { name: channel.display_name })}
      submitLabel={translate("ui.save")}
      isBusy={action.isBusy}
      canSubmit={isChanged && isComplete(draft) && faultsOf(draft).size === 0}
      error={action.error}
      onSubmit={() => action.run(changes)}
      onClose={onClose}
    >
      <ChannelFields
        draft={draft}
        isNew={false}
        onChange={(typed) => setDraft({ ...draft, ...typed })}
      />
    </FormDialog>
  );
}
