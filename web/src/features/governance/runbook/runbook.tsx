import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useQuery } from "@tanstack/react-query";
import { useTranslate } from "react-admin";
import Markdown from "react-markdown";
import { LoadingState } from "../../../shared/ui/loading-state.tsx";
import { loadRunbook } from "./load-runbook.ts";

const PROSE = {
  mt: 2,
  pt: 2,
  borderTop: 1,
  borderTopColor: "divider",
  maxWidth: "78ch",
  "& h1": { fontSize: "1.2rem", mt: 0 },
  "& h2": { fontSize: "1.05rem", mt: 3, mb: 1 },
  "& h3": { fontSize: "0.95rem", mt: 2, mb: 0.5 },
  "& p, & ul, & ol": { my: 1 },
  "& pre": {
    bgcolor: "action.hover",
    p: 1.5,
    borderRadius: 1,
    overflowX: "auto",
    direction: "ltr",
  },
  "& code": { fontSize: "0.85em" },
} as const;

/** A page of runbooks/ as written: its language is that of whoever wrote it, hence dir="auto". */
export function Runbook({ slug }: { slug: string }) {
  const translate = useTranslate();
  const page = useQuery({
    queryKey: ["runbook", slug],
    queryFn: () => loadRunbook(slug),
    staleTime: Infinity,
  });
  if (page.isPending) return <LoadingState rows={4} />;
  if (!page.data) {
    return (
      <Typography color="textSecondary" sx={{ mt: 2 }}>
        {translate("governance.alert.runbook_missing", { slug })}
      </Typography>
    );
  }
  return (
    <Box sx={PROSE} dir="auto" data-testid="runbook">
      <Markdown>{page.data}</Markdown>
    </Box>
  );
}
