import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { ContactFile } from "../data/contacts.ts";
import { MergeDialog } from "./merge-dialog.tsx";

interface Props {
  file: ContactFile;
  mayWrite: boolean;
}

/** Who turned out to be the same person, or not, and why. */
export function MergesPart({ file, mayWrite }: Props) {
  const translate = useTranslate();
  const { dateTime } = useFormat();
  const [isAsked, setAsked] = useState(false);
  const word = (key: string) => translate(`messaging_conversations.merge.${key}`);
  if (!mayWrite && file.merges.length === 0) return null;
  return (
    <div>
      <Typography variant="subtitle2" component="h3">
        {word("heading")}
      </Typography>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {file.merges.map((merge) => (
          <Box component="li" key={merge.id} sx={{ py: 0.5 }}>
            <Typography variant="body2">
              {word(`kinds.${merge.kind}`)} · <bdi>{merge.reason}</bdi>
            </Typography>
            <Typography variant="caption" color="textSecondary">
              {dateTime(merge.created_at)}
              {merge.actor_name ? (
                <>
                  {" · "}
                  <bdi>{merge.actor_name}</bdi>
                </>
              ) : null}
            </Typography>
          </Box>
        ))}
      </Box>
      {mayWrite && file.contact.merged_into === null ? (
        <Button size="small" onClick={() => setAsked(true)}>
          {word("open")}
        </Button>
      ) : null}
      {isAsked ? <MergeDialog contact={file.contact} onClose={() => setAsked(false)} /> : null}
    </div>
  );
}
