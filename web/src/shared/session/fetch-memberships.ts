import { callRpc } from "../api/call-rpc.ts";
import type { MembershipRow } from "./memberships.ts";

export function fetchMemberships(): Promise<MembershipRow[]> {
  return callRpc<MembershipRow[]>("my_memberships");
}
