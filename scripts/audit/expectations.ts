// What signed-in people are meant to see although they belong to no tenant, each with its reason.
// Anonymous callers have no entry here on purpose: for them nothing is meant to show.

export const READABLE_BY_ANYONE_SIGNED_IN: Readonly<Record<string, string>> = {
  "public.roles": "a catalogue: names of roles, the same for every tenant",
  "public.permissions": "a catalogue: names of permissions",
  "public.role_permissions": "a catalogue: which role holds which permission",
};

export const CALLABLE_BY_ANYONE_SIGNED_IN: Readonly<Record<string, string>> = {};

/** Edge functions that answer without a session, and why that shows nothing. */
export const PUBLIC_EDGE_FUNCTIONS: Readonly<Record<string, string>> = {
  health: "liveness only: build and reachability, no business data",
};
