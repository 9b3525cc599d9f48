import type { Channel } from "../data/channels.ts";

export interface Draft {
  site_id: string;
  channel: string;
  identity: string;
  account_id: string;
  business_id: string;
  display_name: string;
  display_handle: string;
  token_ref: string;
  /** A day, "2026-11-22", or nothing. */
  token_expires_on: string;
  status: string;
  throughput: string;
  api_base: string;
}

export const NEW_DRAFT: Draft = {
  site_id: "",
  channel: "whatsapp",
  identity: "",
  account_id: "",
  business_id: "",
  display_name: "",
  display_handle: "",
  token_ref: "",
  token_expires_on: "",
  status: "active",
  throughput: "80",
  api_base: "",
};

export function draftOf(channel: Channel, dayOf: (iso: string) => string): Draft {
  return {
    site_id: channel.site_id,
    channel: channel.channel,
    identity: channel.identity,
    account_id: channel.account_id ?? "",
    business_id: channel.business_id ?? "",
    display_name: channel.display_name,
    display_handle: channel.display_handle ?? "",
    token_ref: channel.token_ref ?? "",
    token_expires_on: channel.token_expires_at ? dayOf(channel.token_expires_at) : "",
    status: channel.status,
    throughput: channel.throughput_per_second?.toString() ?? "",
    api_base: channel.api_base ?? "",
  };
}

export type Fault =
  | "identity"
  | "account_id"
  | "business_id"
  | "token_ref"
  | "throughput"
  | "api_base";

const IDENTITY = /^[A-Za-z0-9_.:-]{1,64}$/;
/** What the sender looks up; no channel may name another secret. */
const SECRET_NAME = /^META_TOKEN_[A-Z0-9_]{1,50}$/;
const API_BASE = /^https?:\/\/[A-Za-z0-9.:[\]-]+(\/[A-Za-z0-9._/-]*)?$/;
const THROUGHPUT = /^[1-9][0-9]{0,4}$/;

/** What is typed wrong; the database has the same rules and the last word. */
export function faultsOf(draft: Draft): ReadonlySet<Fault> {
  const rules: [Fault, string, RegExp][] = [
    ["identity", draft.identity, IDENTITY],
    ["account_id", draft.account_id, IDENTITY],
    ["business_id", draft.business_id, IDENTITY],
    ["token_ref", draft.token_ref, SECRET_NAME],
    ["throughput", draft.throughput, THROUGHPUT],
    ["api_base", draft.api_base, API_BASE],
  ];
  const wrong = rules.filter(([, text, rule]) => text.trim() !== "" && !rule.test(text.trim()));
  return new Set(wrong.map(([fault]) => fault));
}

export const isComplete = (draft: Draft): boolean =>
  draft.site_id !== "" && draft.identity.trim() !== "" && draft.display_name.trim() !== "";

const orNull = (text: string): string | null => text.trim() || null;

/** Only what changed, so that nobody overwrites what somebody else changed beside it. */
export function changesOf(
  before: Draft,
  after: Draft,
  momentOf: (day: string) => string,
): Record<string, unknown> {
  const values = (draft: Draft): Record<string, unknown> => ({
    site_id: draft.site_id,
    account_id: orNull(draft.account_id),
    business_id: orNull(draft.business_id),
    display_name: draft.display_name.trim(),
    display_handle: orNull(draft.display_handle),
    token_ref: orNull(draft.token_ref),
    token_expires_at: draft.token_expires_on ? momentOf(draft.token_expires_on) : null,
    status: draft.status,
    throughput_per_second: draft.throughput.trim() ? Number(draft.throughput) : null,
    api_base: orNull(draft.api_base),
  });
  const old = values(before);
  return Object.fromEntries(
    Object.entries(values(after)).filter(([name, value]) => value !== old[name]),
  );
}
