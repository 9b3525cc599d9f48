import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { ErrorNotice } from "../../shared/ui/error-notice.tsx";
import { AuthFrame } from "../auth/auth-frame.tsx";
import { signOut } from "../auth/sign-out.ts";

/** The server did not say what this person may see: say so, never an empty menu. */
export function MembershipsErrorPage({
  error,
  onRetry,
}: {
  error: unknown;
  onRetry: () => unknown;
}) {
  const translate = useTranslate();
  return (
    <AuthFrame title={translate("shell.memberships_failed")}>
      <ErrorNotice error={error} onRetry={() => void onRetry()} />
      <Box sx={{ mt: 2 }}>
        <Button onClick={() => void signOut()}>{translate("auth.sign_out")}</Button>
      </Box>
    </AuthFrame>
  );
}
