import { supabaseDataProvider } from "ra-supabase-core";
import type { DataProvider, GetListParams, GetManyReferenceParams } from "react-admin";
import { config } from "../config.ts";
import { errorFromBody, toAppError } from "./app-error.ts";
import { announceExpiredSession } from "./session-events.ts";
import { supabase } from "./supabase-client.ts";
import { getTenantScope, TENANT_RESOURCES } from "./tenant-scope.ts";

const PRIMARY_KEYS = new Map<string, readonly string[]>([
  ["integrity_checks", ["code"]],
  ["feature_flags", ["key"]],
  ["security_event_types", ["code"]],
  ["scheduled_jobs", ["code"]],
  ["roles", ["code"]],
  ["permissions", ["code"]],
]);

interface HttpOptions {
  method?: string;
  headers?: Headers;
  body?: string;
}

function parseJson(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function httpClient(url: string, options: HttpOptions = {}) {
  const headers = new Headers(options.headers);
  const { data } = await supabase.auth.getSession();
  headers.set("apikey", config.publishableKey);
  if (data.session) headers.set("Authorization", `Bearer ${data.session.access_token}`);
  const response = await fetch(url, { ...options, headers }).catch((cause: unknown) => {
    throw toAppError(cause);
  });
  const body = await response.text();
  const json = parseJson(body);
  if (!response.ok) {
    const error = errorFromBody(response.status, json);
    if (error.kind === "expired") announceExpiredSession();
    throw error;
  }
  return { status: response.status, headers: response.headers, body, json };
}

const base = supabaseDataProvider({
  instanceUrl: config.supabaseUrl,
  apiKey: config.publishableKey,
  supabaseClient: supabase,
  httpClient,
  primaryKeys: PRIMARY_KEYS as Map<string, string[]>,
});

function inTenant<Params extends GetListParams | GetManyReferenceParams>(
  resource: string,
  params: Params,
): Params {
  const tenantId = getTenantScope();
  if (tenantId === null || !TENANT_RESOURCES.has(resource)) return params;
  return { ...params, filter: { ...params.filter, "tenant_id@eq": tenantId } };
}

/** PostgREST through react-admin; lists of tenant rows are bound to the tenant in use. */
export const dataProvider: DataProvider = {
  ...base,
  getList: (resource, params) => base.getList(resource, inTenant(resource, params)),
  getManyReference: (resource, params) =>
    base.getManyReference(resource, inTenant(resource, params)),
};
