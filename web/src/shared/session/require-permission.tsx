import LockOutlinedIcon from "@mui/icons-material/LockOutlined";
import type { ReactNode } from "react";
import { useTranslate } from "react-admin";
import { StateMessage } from "../ui/state-message.tsx";
import { useSession } from "./session-context.ts";

interface Props {
  permission: string | null;
  children: ReactNode;
}

/** A page without its permission says so, and who may grant it; the database refuses anyway. */
export function RequirePermission({ permission, children }: Props) {
  const { can } = useSession();
  if (permission === null || can(permission)) return children;
  return <Refusal permission={permission} />;
}

function Refusal({ permission }: { permission: string }) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const grantedBy = translate(`session.granted_by.${tenant.domain}`);
  return (
    <StateMessage
      icon={<LockOutlinedIcon />}
      role="alert"
      title={translate("session.refused_title")}
      text={translate("session.refused_text", {
        permission: translate(`permissions.${permission.replace(".", "_")}`, { _: permission }),
        tenant: tenant.name,
      })}
      remedy={translate("session.refused_remedy", { who: grantedBy, permission })}
    />
  );
}
