import { randomUUID } from "node:crypto";
import { asOwner, depot } from "./api.ts";

const texts = JSON.stringify({ fr: "Essai", en: "Test", ar: "اختبار" });

/** A check that never runs by itself: no run closes the alerts that tests work on. */
const ensureCheck = (): Promise<unknown> =>
  asOwner(
    `insert into public.integrity_checks
       (code, module, view_name, severity, title, message, remedy, is_enabled)
     values ('HTTP_TEST', 'governance', 'governance.http_test', 'CRITICAL', $1, $1, $1, false)
     on conflict (code) do nothing`,
    [texts],
  );

export type AlertRow = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly acknowledged_by: string | null;
  readonly acknowledged_at: string | null;
};

/** An open alert of its own for each test, so that tests may run in any order. */
export const openAlert = async (tenant: string = depot): Promise<AlertRow> => {
  await ensureCheck();
  const [row] = await asOwner<AlertRow>(
    `insert into public.system_alerts
       (tenant_id, check_code, severity, entity_type, message, fingerprint)
     values ($1, 'HTTP_TEST', 'CRITICAL', 'test', 'An alert for a test', $2)
     returning id, status, version, acknowledged_by, acknowledged_at`,
    [tenant, randomUUID()],
  );
  if (!row) throw new Error("No alert was stored.");
  return row;
};

export const readAlert = async (id: string): Promise<AlertRow | undefined> => {
  const [row] = await asOwner<AlertRow>(
    `select id, status, version, acknowledged_by, acknowledged_at
     from public.system_alerts where id = $1`,
    [id],
  );
  return row;
};

export const eventKinds = async (id: string): Promise<string[]> => {
  const rows = await asOwner<{ kind: string }>(
    "select kind from public.alert_events where alert_id = $1 order by id",
    [id],
  );
  return rows.map(({ kind }) => kind);
};
