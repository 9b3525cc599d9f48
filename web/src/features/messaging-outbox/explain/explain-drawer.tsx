import { useTranslate } from "react-admin";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { explainOutbound } from "../../../shared/messaging/outbound.ts";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { SideDrawer } from "../../../shared/ui/side-drawer.tsx";
import { Explained } from "./explained.tsx";

interface Props {
  id: number;
  onClose: () => void;
}

/** All that is known of one message: what it says, why it stands where it stands, what to do. */
export function ExplainDrawer({ id, onClose }: Props) {
  const translate = useTranslate();
  const query = useLiveQuery(["messaging", "explain", id], () => explainOutbound(id));
  return (
    <SideDrawer title={translate("messaging_outbox.message", { id: String(id) })} onClose={onClose}>
      <QueryState query={query}>
        {(explanation) => <Explained explanation={explanation} />}
      </QueryState>
    </SideDrawer>
  );
}
