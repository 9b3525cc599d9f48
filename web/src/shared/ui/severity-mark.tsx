import ErrorOutlineIcon from "@mui/icons-material/ErrorOutlined";
import InfoOutlinedIcon from "@mui/icons-material/InfoOutlined";
import PriorityHighIcon from "@mui/icons-material/PriorityHigh";
import ReportIcon from "@mui/icons-material/Report";
import WarningAmberIcon from "@mui/icons-material/WarningAmberOutlined";
import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";

export type Tone = "error" | "warning" | "info" | "success";

// Alerts say CRITICAL, WARN, INFO; security events say CRITICAL, HIGH, MEDIUM, LOW.
const LOOKS: Record<string, { tone: Tone; Icon: typeof ReportIcon }> = {
  CRITICAL: { tone: "error", Icon: ReportIcon },
  HIGH: { tone: "error", Icon: ErrorOutlineIcon },
  WARN: { tone: "warning", Icon: WarningAmberIcon },
  MEDIUM: { tone: "warning", Icon: PriorityHighIcon },
  INFO: { tone: "info", Icon: InfoOutlinedIcon },
  LOW: { tone: "info", Icon: InfoOutlinedIcon },
};

const FALLBACK = { tone: "info", Icon: InfoOutlinedIcon } as const;

export const severityLook = (severity: string) => LOOKS[severity] ?? FALLBACK;

/** Colour, icon and word together: none of the three carries the meaning alone. */
export function SeverityMark({ severity }: { severity: string }) {
  const translate = useTranslate();
  const { tone, Icon } = severityLook(severity);
  return (
    <Box
      component="span"
      sx={{
        display: "inline-flex",
        alignItems: "center",
        gap: 0.5,
        whiteSpace: "nowrap",
        // Inside a button the browser would choose its own font.
        fontFamily: "fontFamily",
        fontWeight: 600,
        fontSize: "0.8125rem",
        color: `${tone}.main`,
      }}
    >
      <Icon aria-hidden sx={{ fontSize: 18 }} />
      {translate(`severity.${severity}`, { _: severity })}
    </Box>
  );
}
