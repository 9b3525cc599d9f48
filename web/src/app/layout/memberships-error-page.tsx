import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useLogout, useTranslate } from "react-admin";
import { ErrorNotice } from "../../shared/ui/error-notice.tsx";
import { AuthFrame } from "../auth/auth-frame.tsx";

/** The server did not say what this person may see: say so, never an empty menu. */
export function MembershipsErrorPage({
  error,
  onRetry,
}: {
  error: unknown;
  onRetry: () => unknown;
}) {
  const translate = useTranslate();
  const logout = useLogout();
  return (
    <AuthFrame title={translate("shell.memberships_failed")}>
      <ErrorNotice error={error} onRetry={() => void onRetry()} />
      <Box sx={{ mt: 2 }}>
        <Button onClick={() => void logout()}>{translate("auth.sign_out")}</Button>
      </Box>
    </AuthFrame>
  );
}
