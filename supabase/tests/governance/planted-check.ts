import { randomBytes } from "node:crypto";
import type { QueryResultRow } from "pg";
import type { Company, Session } from "../access/two-sessions.ts";

export type PlantedCheck = {
  readonly code: string;
  readonly plant: (key: string, severity?: string) => Promise<void>;
  readonly clear: (key?: string) => Promise<void>;
  readonly alerts: () => Promise<Alert[]>;
  readonly retire: () => Promise<void>;
};

export type Alert = {
  readonly id: string;
  readonly entity_key: string;
  readonly episode: number;
  readonly status: string;
  readonly severity: string;
  readonly is_active: boolean;
  readonly version: number;
};

/** A check of one's own whose violations are rows of a table. */
export const plantCheck = async (
  system: Session,
  company: Company,
  expression = "'Thing ' || k",
): Promise<PlantedCheck> => {
  const name = `planted_${randomBytes(6).toString("hex")}`;
  const code = name.toUpperCase();
  await system.query(`create table governance.${name} (k text primary key, severity text)`);
  await system.query(`
    create view governance.check_${name} as
    select '${company.tenantId}'::uuid as tenant_id, null::uuid as site_id, 'THING' as entity_type,
      null::uuid as entity_id, k as entity_key, ${expression} as entity_label, severity,
      jsonb_build_object('k', k) as payload
    from governance.${name}`);
  const words = JSON.stringify({ fr: code, en: code, ar: code });
  await system.query(
    `insert into public.integrity_checks
       (code, module, view_name, severity, title, message, remedy, every)
     values ($1, 'governance', $2, 'WARN', $3, $3, $3, '1 day')`,
    [code, `governance.check_${name}`, words],
  );
  return {
    code,
    plant: async (key, severity) => {
      await system.query(
        `insert into governance.${name} values ($1, $2)
         on conflict (k) do update set severity = excluded.severity`,
        [key, severity ?? null],
      );
    },
    clear: async (key) => {
      await system.query(`delete from governance.${name} where $1::text is null or k = $1`, [
        key ?? null,
      ]);
    },
    alerts: () =>
      system.query<Alert & QueryResultRow>(
        `select id, entity_key, episode, status, severity, is_active, version
         from public.system_alerts where check_code = $1 order by entity_key, episode`,
        [code],
      ),
    retire: async () => {
      await system.query("update public.integrity_checks set is_enabled = false where code = $1", [
        code,
      ]);
    },
  };
};

export const run = "select status, opened, closed from governance.run_check($1)";

export type Run = { readonly status: string; readonly opened: number; readonly closed: number };
