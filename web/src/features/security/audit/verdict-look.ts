import GppBadOutlinedIcon from "@mui/icons-material/GppBadOutlined";
import GppMaybeOutlinedIcon from "@mui/icons-material/GppMaybeOutlined";
import VerifiedUserOutlinedIcon from "@mui/icons-material/VerifiedUserOutlined";
import type { AuditRun } from "../model/types.ts";

type Look = { readonly Icon: typeof GppBadOutlinedIcon; readonly colour: string };

export const VERDICT_LOOKS: Record<AuditRun["verdict"], Look> = {
  PASS: { Icon: VerifiedUserOutlinedIcon, colour: "success.main" },
  FAIL: { Icon: GppBadOutlinedIcon, colour: "error.main" },
  INVALID: { Icon: GppMaybeOutlinedIcon, colour: "warning.main" },
};

const STALE_MS = 7 * 86_400_000;

export const isStale = (run: AuditRun): boolean =>
  Date.now() - new Date(run.finished_at).getTime() > STALE_MS;
