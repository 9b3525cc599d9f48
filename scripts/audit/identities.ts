import { AuditSetupError } from "./setup-error.ts";
import type { Identity, IdentityName } from "./types.ts";

export type Credentials = { readonly email: string; readonly password: string };

export type IdentityInput = {
  readonly url: string;
  readonly key: string;
  readonly anonJwt?: string;
  readonly stranger?: Credentials;
  readonly member?: Credentials & { readonly foreignTenant: string };
};

/** Those who knock: three kinds of anonymous caller, and two signed-in people with no business here. */
export const makeIdentities = async (
  input: IdentityInput,
): Promise<{ identities: Identity[]; skipped: IdentityName[] }> => {
  const identities: Identity[] = [
    { name: "no-key", headers: {} },
    { name: "publishable", headers: { apikey: input.key } },
  ];
  const skipped: IdentityName[] = [];

  if (input.anonJwt) {
    identities.push({ name: "legacy-anon", headers: bearer(input.anonJwt, input.anonJwt) });
  } else skipped.push("legacy-anon");

  if (input.stranger) {
    identities.push({
      name: "stranger",
      headers: bearer(input.key, await signIn(input, input.stranger)),
    });
  } else skipped.push("stranger");

  if (input.member) {
    identities.push({
      name: "other-tenant",
      headers: bearer(input.key, await signIn(input, input.member)),
      foreignTenant: input.member.foreignTenant,
    });
  } else skipped.push("other-tenant");

  return { identities, skipped };
};

const bearer = (key: string, token: string): Record<string, string> => ({
  apikey: key,
  authorization: `Bearer ${token}`,
});

const signIn = async (input: IdentityInput, who: Credentials): Promise<string> => {
  const response = await fetch(`${input.url}/auth/v1/token?grant_type=password`, {
    method: "POST",
    headers: { apikey: input.key, "content-type": "application/json" },
    body: JSON.stringify({ email: who.email, password: who.password }),
  });
  const body: unknown = await response.json().catch(() => null);
  const token =
    body && typeof body === "object" && "access_token" in body ? body.access_token : null;
  if (typeof token !== "string") {
    throw new AuditSetupError(
      `${who.email} could not sign in (${response.status}).`,
      "Check the e-mail and password given to --stranger or --member.",
    );
  }
  return token;
};
