import InboxOutlinedIcon from "@mui/icons-material/InboxOutlined";
import type { ReactNode } from "react";
import { StateMessage } from "./state-message.tsx";

interface Props {
  title: string;
  text?: string | undefined;
  icon?: ReactNode;
  actions?: ReactNode;
  isCompact?: boolean;
}

export function EmptyState({ title, text, icon, actions, isCompact }: Props) {
  return (
    <StateMessage
      role="status"
      icon={icon ?? <InboxOutlinedIcon />}
      title={title}
      text={text}
      actions={actions}
      isCompact={isCompact ?? false}
    />
  );
}
