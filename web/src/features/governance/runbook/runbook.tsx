import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useQuery } from "@tanstack/react-query";
import { useLocaleState, useTranslate } from "react-admin";
import Markdown, { type Components } from "react-markdown";
import { localeFacts } from "../../../shared/i18n/locales.ts";
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
  },
  "& code": { fontSize: "0.85em" },
} as const;

// Code reads left to right on every page. An attribute, because the RTL style cache turns the
// property `direction: ltr` round.
const COMPONENTS: Components = {
  pre: ({ children }) => <pre dir="ltr">{children}</pre>,
  code: ({ children }) => <code dir="ltr">{children}</code>,
};

/** A page of runbooks/ in the reader's language; a page without a translation is in English. */
export function Runbook({ slug }: { slug: string }) {
  const translate = useTranslate();
  const [reader] = useLocaleState();
  const page = useQuery({
    queryKey: ["runbook", slug, reader],
    queryFn: () => loadRunbook(slug, reader),
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
  const { text, locale } = page.data;
  return (
    <Box sx={PROSE} lang={locale} dir={localeFacts(locale).direction} data-testid="runbook">
      <Markdown components={COMPONENTS}>{text}</Markdown>
    </Box>
  );
}
