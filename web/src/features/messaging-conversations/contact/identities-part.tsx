import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { ChannelMark } from "../../../shared/messaging/channel-mark.tsx";
import { MIN_REASON } from "../../../shared/messaging/decision-dialog.tsx";
import { useSession } from "../../../shared/session/session-context.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { ReasonField } from "../../../shared/ui/reason-field.tsx";
import { type ContactFile, type Identity, splitIdentity } from "../data/contacts.ts";

interface Props {
  file: ContactFile;
  mayWrite: boolean;
}

/** How the channels call this person; with two ids or more, one can be taken apart. */
export function IdentitiesPart({ file, mayWrite }: Props) {
  const translate = useTranslate();
  const [split, setSplit] = useState<Identity | null>(null);
  const word = (key: string) => translate(`messaging_conversations.identities.${key}`);
  const maySplit = mayWrite && file.identities.length > 1;
  return (
    <div>
      <Typography variant="subtitle2" component="h3">
        {word("title")}
      </Typography>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {file.identities.map((identity) => (
          <Box
            component="li"
            key={`${identity.channel}:${identity.kind}:${identity.value}`}
            sx={{ py: 0.5 }}
          >
            <Typography variant="body2" component="div">
              <ChannelMark channel={identity.channel} />
            </Typography>
            <Stack direction="row" sx={{ gap: 1, alignItems: "center" }}>
              <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
                {word(`kinds.${identity.kind}`)} <bdi dir="ltr">{identity.value}</bdi>
              </Typography>
              {maySplit ? (
                <Button size="small" onClick={() => setSplit(identity)}>
                  {word("split")}
                </Button>
              ) : null}
            </Stack>
          </Box>
        ))}
      </Box>
      {split ? <SplitDialog identity={split} onClose={() => setSplit(null)} /> : null}
    </div>
  );
}

function SplitDialog({ identity, onClose }: { identity: Identity; onClose: () => void }) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const [reason, setReason] = useState("");
  const word = (key: string) => translate(`messaging_conversations.identities.${key}`);
  const action = useAction((why: string) => splitIdentity(tenant.id, identity, why), {
    onDone: onClose,
    isErrorNotified: false,
  });
  return (
    <FormDialog
      title={translate("messaging_conversations.identities.split_title", { id: identity.value })}
      text={word("split_text")}
      submitLabel={word("split")}
      isBusy={action.isBusy}
      canSubmit={reason.trim().length >= MIN_REASON}
      error={action.error}
      onSubmit={() => action.run(reason.trim())}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
