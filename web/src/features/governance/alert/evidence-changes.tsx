import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { diffFacts } from "../model/facts.ts";
import type { Payload } from "../model/types.ts";
import { FactValue } from "../parts/fact-value.tsx";
import { useFactLabel } from "../parts/payload-facts.tsx";

interface Props {
  before: Payload | null;
  after: Payload;
}

/** What moved in the evidence since the picture before; silent when nothing did. */
export function EvidenceChanges({ before, after }: Props) {
  const translate = useTranslate();
  const label = useFactLabel();
  const changes = before === null ? [] : diffFacts(before, after);
  if (changes.length === 0) return null;
  return (
    <Box sx={{ mt: 0.75, typography: "body2" }}>
      <Typography variant="body2" color="textSecondary">
        {translate("governance.alert.changed")}
      </Typography>
      <Box component="ul" sx={{ m: 0, paddingInlineStart: 2.5 }}>
        {changes.map((change) => (
          <li key={change.key}>
            {label(change.key)}
            {" : "}
            <Box
              component="del"
              sx={{ color: "text.secondary" }}
              aria-label={translate("governance.alert.change_before")}
            >
              <FactValue value={change.before} />
            </Box>{" "}
            <Box
              component="ins"
              sx={{ fontWeight: 600, textDecoration: "none" }}
              aria-label={translate("governance.alert.change_after")}
            >
              <FactValue value={change.after} />
            </Box>
          </li>
        ))}
      </Box>
    </Box>
  );
}
