import {
  CALLABLE_BY_MEMBERS,
  PUBLIC_EDGE_FUNCTIONS,
  READABLE_BY_MEMBERS,
  SAFE_TO_CALL,
} from "./expectations.ts";
import type { Action, AuditObject, Identity, Probe, RoutineArg } from "./types.ts";

const EXPOSED_SCHEMA = "public";
const ANONYMOUS = new Set(["no-key", "publishable", "legacy-anon"]);
/** Without a key the gateway refuses, whatever the role holds. */
const ROLE_ANON = new Set(["publishable", "legacy-anon"]);
const NO_UUID = "00000000-0000-0000-0000-000000000000";

type Request = {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
  allowed?: string;
};

export const objectLabel = (object: AuditObject): string => {
  switch (object.kind) {
    case "relation":
      return `${object.schema}.${object.name}`;
    case "routine":
      return `${object.schema}.${object.name}(${object.args.map((arg) => arg.type).join(", ")})`;
    case "endpoint":
      return `endpoint ${object.name}`;
    case "edge":
      return `functions/v1/${object.name}`;
  }
};

/**
 * Who knocks at an object. A schema that the API does not serve is refused before anyone's rights are
 * looked at: one anonymous and one signed-in caller prove it for all.
 */
export const identitiesFor = (
  object: AuditObject,
  identities: readonly Identity[],
): readonly Identity[] => {
  if (!("schema" in object) || object.schema === EXPOSED_SCHEMA) return identities;
  const anonymous = identities.findLast((identity) => ANONYMOUS.has(identity.name));
  const signedIn = identities.find((identity) => !ANONYMOUS.has(identity.name));
  return [anonymous, signedIn].filter((identity) => identity !== undefined);
};

/** All probes for one object and one identity. None can persist anything: see docs/how-to/audit-anonymous-access.md. */
export const probesFor = (object: AuditObject, identity: Identity): Probe[] => {
  const probe = (action: Action, request: Request): Probe => ({
    object: objectLabel(object),
    action,
    identity: identity.name,
    anonymous: ANONYMOUS.has(identity.name),
    method: request.method,
    path: request.path,
    headers: { ...identity.headers, ...request.headers },
    ...(request.body === undefined ? {} : { body: request.body }),
    ...(request.allowed === undefined ? {} : { allowed: request.allowed }),
    ...("anonMay" in object && ROLE_ANON.has(identity.name) && object.anonMay?.includes(action)
      ? { held: true as const }
      : {}),
    ...("ownersRights" in object && object.ownersRights ? { ownersRights: true as const } : {}),
  });
  switch (object.kind) {
    case "relation":
      return object.schema === EXPOSED_SCHEMA
        ? relationProbes(object, identity, probe)
        : [
            probe("RESOLVE", {
              method: "GET",
              path: `/rest/v1/${object.name}?limit=0`,
              headers: { "accept-profile": object.schema },
            }),
          ];
    case "routine":
      return object.schema === EXPOSED_SCHEMA
        ? [probe("EXECUTE", routineRequest(object, identity))]
        : [
            probe("RESOLVE", {
              method: "GET",
              path: `/rest/v1/rpc/${object.name}`,
              headers: { "accept-profile": object.schema },
            }),
          ];
    case "endpoint":
      return [
        probe("CALL", {
          method: object.method,
          path: object.path,
          ...(object.method === "POST" ? { body: "{}" } : {}),
        }),
      ];
    case "edge":
      return edgeProbes(object, probe);
  }
};

type Build = (action: Action, request: Request) => Probe;

const relationProbes = (
  object: Extract<AuditObject, { kind: "relation" }>,
  identity: Identity,
  probe: Build,
): Probe[] => {
  const label = `${object.schema}.${object.name}`;
  const table = `/rest/v1/${encodeURIComponent(object.name)}`;
  const column = encodeURIComponent(object.columns[0] ?? "id");
  // No row is both null and not null: the command is checked by Postgres, and finds nothing to change.
  const nothing = `${column}=is.null&${column}=not.is.null`;
  const json = { "content-type": "application/json", prefer: "return=minimal" };
  const allowed = identity.foreignTenant ? READABLE_BY_MEMBERS[label] : undefined;
  return [
    // HEAD: Content-Range tells rows from none, and not one byte of a row leaves the server.
    probe("SELECT", {
      method: "HEAD",
      path: `${table}?limit=1${readable(object)}${tenantFilter(object, identity)}`,
      ...(allowed ? { allowed } : {}),
    }),
    probe("INSERT", { method: "POST", path: table, headers: json, body: "[]" }),
    probe("UPDATE", {
      method: "PATCH",
      path: `${table}?${nothing}`,
      headers: json,
      body: `{"${object.columns[0] ?? "id"}":null}`,
    }),
    probe("DELETE", { method: "DELETE", path: `${table}?${nothing}`, headers: json }),
  ];
};

/** Where not every column is granted, asking for all is refused whoever may see the rows. */
const readable = ({ readable: columns }: Extract<AuditObject, { kind: "relation" }>): string =>
  columns?.[0] === undefined ? "" : `&select=${encodeURIComponent(columns[0])}`;

/**
 * A member is asked only for what is not his: the rows of another tenant, and those of the platform,
 * which have none.
 */
const tenantFilter = (
  object: Extract<AuditObject, { kind: "relation" }>,
  identity: Identity,
): string => {
  const column = object.name === "tenants" ? "id" : "tenant_id";
  return identity.foreignTenant && object.columns.includes(column)
    ? `&or=(${column}.eq.${identity.foreignTenant},${column}.is.null)`
    : "";
};

/** GET: PostgREST opens a read-only transaction, so that even a function that would write cannot. */
const routineRequest = (
  object: Extract<AuditObject, { kind: "routine" }>,
  identity: Identity,
): Request => {
  const path = `/rest/v1/rpc/${encodeURIComponent(object.name)}`;
  const needed = object.args.filter((arg) => !arg.hasDefault && arg.name !== "");
  if (!ANONYMOUS.has(identity.name) && SAFE_TO_CALL.has(`${object.schema}.${object.name}`)) {
    const body = Object.fromEntries(
      needed.map((arg) => [arg.name, arg.type.endsWith("[]") ? [] : sampleValue(arg, NO_UUID)]),
    );
    return {
      method: "POST",
      path,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    };
  }
  // Whatever a parameter for the tenant is called, this value fits; any other id finds nothing.
  const someone = identity.foreignTenant ?? NO_UUID;
  const query = needed
    .map(
      (arg) => `${encodeURIComponent(arg.name)}=${encodeURIComponent(sampleValue(arg, someone))}`,
    )
    .join("&");
  const allowed = identity.foreignTenant
    ? CALLABLE_BY_MEMBERS[`${object.schema}.${object.name}`]
    : undefined;
  return {
    method: "GET",
    path: query ? `${path}?${query}` : path,
    ...(allowed ? { allowed } : {}),
  };
};

const sampleValue = (arg: RoutineArg, uuid: string): string => {
  if (arg.type.endsWith("[]")) return "{}";
  if (arg.type === "uuid") return uuid;
  if (/^(smallint|integer|bigint|numeric|double precision|real)/.test(arg.type)) return "0";
  if (/^jsonb?$/.test(arg.type)) return "{}";
  if (arg.type === "boolean") return "false";
  if (/^timestamp/.test(arg.type)) return "2100-01-01T00:00:00Z";
  if (arg.type === "date") return "2100-01-01";
  if (arg.type === "interval") return "1 second";
  return "audit-probe";
};

const edgeProbes = (object: Extract<AuditObject, { kind: "edge" }>, probe: Build): Probe[] => {
  const allowed = PUBLIC_EDGE_FUNCTIONS[object.name];
  const because = allowed ? { allowed } : {};
  const path = `/functions/v1/${object.name}`;
  return [
    probe("CALL", { method: "GET", path, ...because }),
    probe("CALL", {
      method: "POST",
      path,
      headers: { "content-type": "application/json" },
      body: "{}",
      ...because,
    }),
  ];
};

/** One object of each schema of the platform that the API could be told to serve, and must not. */
export const PLATFORM_SCHEMAS: readonly AuditObject[] = [
  ["auth", "users"],
  ["cron", "job"],
  ["information_schema", "tables"],
  ["net", "http_request_queue"],
  ["pg_catalog", "pg_roles"],
  ["realtime", "messages"],
  ["storage", "objects"],
  ["vault", "decrypted_secrets"],
].map(([schema = "", name = ""]) => ({ kind: "relation", schema, name, columns: [] }));

/** Doors of the platform that are no database objects of ours and still must not answer a stranger. */
export const PLATFORM_ENDPOINTS: readonly AuditObject[] = [
  { kind: "endpoint", name: "OpenAPI root", path: "/rest/v1/", method: "GET" },
  { kind: "endpoint", name: "GraphQL", path: "/graphql/v1", method: "POST" },
  { kind: "endpoint", name: "auth users", path: "/auth/v1/admin/users", method: "GET" },
  { kind: "endpoint", name: "storage buckets", path: "/storage/v1/bucket", method: "GET" },
  { kind: "endpoint", name: "pg-meta tables", path: "/pg/tables", method: "GET" },
];
