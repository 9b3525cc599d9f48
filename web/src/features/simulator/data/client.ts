import { AppError } from "../../../shared/api/app-error.ts";
import { config } from "../../../shared/config.ts";
import type { Customer, SimulatorState } from "./wire.ts";

const base = `${config.graphUrl ?? ""}/_sim`;

const offline = (cause: unknown) =>
  new AppError(
    {
      kind: "unavailable",
      status: 503,
      code: null,
      key: "simulator_unreachable",
      detail: null,
      hint: null,
    },
    { cause },
  );

async function call<Result>(method: string, path: string, body?: unknown): Promise<Result> {
  const response = await fetch(base + path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw offline(cause);
  });
  const answer = (await response.json()) as { error?: string; detail?: string };
  if (response.ok) return answer as Result;
  throw new AppError({
    kind: "invalid",
    status: response.status,
    code: null,
    key: "simulator_refused",
    detail: answer.detail ?? answer.error ?? null,
    hint: null,
  });
}

const keyed = (customer: string) => `/customers/${encodeURIComponent(customer)}`;

/** What a person can make the simulated networks do. */
export const simulator = {
  state: () => call<SimulatorState>("GET", "/state"),
  eventsUrl: (after: number) => `${base}/events?after=${after}`,
  write: (message: { customer: string; type: string } & Record<string, unknown>) =>
    call<{ id: string }>("POST", "/messages", message),
  read: (customer: string) => call<{ read: number }>("POST", `${keyed(customer)}/read`),
  changeCustomer: (customer: string, change: Partial<Customer>) =>
    call<Customer>("PATCH", keyed(customer), change),
  addCustomer: (customer: Record<string, unknown>) =>
    call<Customer>("POST", "/customers", customer),
  addFault: (fault: Record<string, unknown>) => call<unknown>("POST", "/faults", fault),
  removeFault: (id: string) => call<unknown>("DELETE", `/faults/${id}`),
  clearFaults: () => call<unknown>("DELETE", "/faults"),
  set: (settings: Record<string, unknown>) => call<unknown>("PATCH", "/settings", settings),
  reset: () => call<unknown>("POST", "/reset"),
};
