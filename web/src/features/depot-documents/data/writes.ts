import { callRpc, type RpcArgs, type RpcName } from "../../../shared/api/call-rpc.ts";
import type { Json } from "../../../shared/database.types.ts";
import type { Reversal } from "../../../shared/depot/reverse-dialog.tsx";
import { type HeadDraft, receptionHead, sortieHead } from "../model/head-draft.ts";
import type { Kind } from "../model/kind.ts";
import { type LineDraft, lineJson, sentLines } from "../model/line-draft.ts";

export interface DocumentWrite {
  head: HeadDraft;
  lines: readonly LineDraft[];
  /** Made once by the form: sent again after a lost answer, it is still one document. */
  id: string;
  moment: string;
  camionId: string | null;
  remplaceId: string | null;
  expectedVersion: number | null;
  valider: boolean;
}

export function saveDocument(kind: Kind, write: DocumentWrite): Promise<{ id: string }> {
  const shared = {
    lignes: sentLines(write.lines).map(lineJson) as Json,
    remplace_id: write.remplaceId,
    valider: write.valider,
    expected_version: write.expectedVersion,
  };
  return kind === "reception"
    ? callRpc("save_reception", { ...receptionHead(write.head, write), ...shared })
    : callRpc("save_sortie", { ...sortieHead(write.head, write), ...shared });
}

type Acts = "validate" | "reject" | "reverse";

const DOORS: Readonly<Record<Kind, Readonly<Record<Acts, RpcName>>>> = {
  reception: {
    validate: "validate_reception",
    reject: "reject_reception",
    reverse: "reverse_reception",
  },
  sortie: {
    validate: "validate_sortie",
    reject: "reject_sortie",
    reverse: "reverse_sortie",
  },
};

export function validateDocument(kind: Kind, id: string, version: number): Promise<unknown> {
  const args: RpcArgs<"validate_reception"> = { id, expected_version: version };
  return callRpc(DOORS[kind].validate as "validate_reception", args);
}

export function rejectDocument(kind: Kind, id: string, motif: string): Promise<unknown> {
  return callRpc(DOORS[kind].reject as "reject_reception", { id, motif });
}

export function reverseDocument(
  kind: Kind,
  id: string,
  { motif, survenuAt }: Reversal,
): Promise<unknown> {
  const args: RpcArgs<"reverse_reception"> = { id, motif, survenu_at: survenuAt };
  return callRpc(DOORS[kind].reverse as "reverse_reception", args);
}
