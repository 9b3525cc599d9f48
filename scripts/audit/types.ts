/** What the audit can reach over HTTP, one entry per database object, endpoint or edge function. */
export type AuditObject =
  | ({
      readonly kind: "relation";
      readonly schema: string;
      readonly name: string;
      readonly columns: readonly string[];
      /** The columns that signed-in people may read, where that is not all of them. */
      readonly readable?: readonly string[];
    } & Held)
  | ({
      readonly kind: "routine";
      readonly schema: string;
      readonly name: string;
      readonly args: readonly RoutineArg[];
    } & Held)
  | {
      readonly kind: "endpoint";
      readonly name: string;
      readonly path: string;
      readonly method: "GET" | "POST";
    }
  | { readonly kind: "edge"; readonly name: string };

/** What only the catalog can tell. The committed inventory has none of it. */
export type Held = {
  /** What anon holds, on one column included: a question can be refused where another is not. */
  readonly anonMay?: readonly Action[];
  /** A definer function, or a view without security_invoker: the caller's rights decide nothing. */
  readonly ownersRights?: boolean;
};

export type RoutineArg = {
  readonly name: string;
  readonly type: string;
  readonly hasDefault: boolean;
};

export type IdentityName = "no-key" | "publishable" | "legacy-anon" | "stranger" | "other-tenant";

export type Identity = {
  readonly name: IdentityName;
  readonly headers: Readonly<Record<string, string>>;
  /** A tenant this identity does not belong to; only "other-tenant" has one. */
  readonly foreignTenant?: string;
};

export type Action = "SELECT" | "INSERT" | "UPDATE" | "DELETE" | "EXECUTE" | "CALL" | "RESOLVE";

export type Probe = {
  readonly object: string;
  readonly action: Action;
  readonly identity: IdentityName;
  readonly anonymous: boolean;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The catalog says that anon holds this, whatever the answer to this one question is. */
  readonly held?: true;
  /** What answers does not look at the caller's rights: showing nothing now proves nothing. */
  readonly ownersRights?: true;
  /** Why an answer that shows something is wanted here; absent: nothing may show. */
  readonly allowed?: string;
};

export type Reply = {
  readonly status: number;
  readonly code: string;
  readonly contentRange: string;
  readonly body: string;
};

export type Verdict = "LEAK" | "DENIED" | "EMPTY" | "ALLOWED" | "UNKNOWN";

export type Outcome = {
  readonly probe: Probe;
  readonly reply: Reply;
  readonly verdict: Verdict;
  readonly why: string;
};

export type AuditReport = {
  readonly target: string;
  readonly mode: "catalog" | "inventory";
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly identities: readonly IdentityName[];
  readonly skippedIdentities: readonly IdentityName[];
  readonly objects: readonly string[];
  readonly unprobed: readonly string[];
  readonly outcomes: readonly Outcome[];
  readonly canaryCaught: boolean | null;
  readonly result: "PASS" | "FAIL" | "INVALID";
};
