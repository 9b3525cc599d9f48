-- governance: exposure rules as checks. Drift made by hand is an alert within a minute.
-- Depends on: security.exposure_findings, the catalogue of this module.
-- Exposes: one check per exposure rule, with the rule's name.

create view governance.check_table_without_rls
with (security_invoker = true) as
select
  f.tenant_id,
  null::uuid as site_id,
  f.entity_type,
  null::uuid as entity_id,
  f.entity_key,
  f.entity_label,
  null::text as severity,
  f.payload
from security.exposure_findings as f
where f.rule = 'TABLE_WITHOUT_RLS';
comment on view governance.check_table_without_rls is 'Findings of exposure rule TABLE_WITHOUT_RLS.';

create view governance.check_policy_to_public
with (security_invoker = true) as
select
  f.tenant_id,
  null::uuid as site_id,
  f.entity_type,
  null::uuid as entity_id,
  f.entity_key,
  f.entity_label,
  null::text as severity,
  f.payload
from security.exposure_findings as f
where f.rule = 'POLICY_TO_PUBLIC';
comment on view governance.check_policy_to_public is 'Findings of exposure rule POLICY_TO_PUBLIC.';

create view governance.check_grant_to_anon
with (security_invoker = true) as
select
  f.tenant_id,
  null::uuid as site_id,
  f.entity_type,
  null::uuid as entity_id,
  f.entity_key,
  f.entity_label,
  null::text as severity,
  f.payload
from security.exposure_findings as f
where f.rule = 'GRANT_TO_ANON';
comment on view governance.check_grant_to_anon is 'Findings of exposure rule GRANT_TO_ANON.';

create view governance.check_view_without_invoker
with (security_invoker = true) as
select
  f.tenant_id,
  null::uuid as site_id,
  f.entity_type,
  null::uuid as entity_id,
  f.entity_key,
  f.entity_label,
  null::text as severity,
  f.payload
from security.exposure_findings as f
where f.rule = 'VIEW_WITHOUT_INVOKER';
comment on view governance.check_view_without_invoker is 'Findings of exposure rule VIEW_WITHOUT_INVOKER.';

create view governance.check_definer_function_reachable
with (security_invoker = true) as
select
  f.tenant_id,
  null::uuid as site_id,
  f.entity_type,
  null::uuid as entity_id,
  f.entity_key,
  f.entity_label,
  null::text as severity,
  f.payload
from security.exposure_findings as f
where f.rule = 'DEFINER_FUNCTION_REACHABLE';
comment on view governance.check_definer_function_reachable is 'Findings of exposure rule DEFINER_FUNCTION_REACHABLE.';

create view governance.check_function_search_path_mutable
with (security_invoker = true) as
select
  f.tenant_id,
  null::uuid as site_id,
  f.entity_type,
  null::uuid as entity_id,
  f.entity_key,
  f.entity_label,
  null::text as severity,
  f.payload
from security.exposure_findings as f
where f.rule = 'FUNCTION_SEARCH_PATH_MUTABLE';
comment on view governance.check_function_search_path_mutable is 'Findings of exposure rule FUNCTION_SEARCH_PATH_MUTABLE.';

create view governance.check_policy_always_true
with (security_invoker = true) as
select
  f.tenant_id,
  null::uuid as site_id,
  f.entity_type,
  null::uuid as entity_id,
  f.entity_key,
  f.entity_label,
  null::text as severity,
  f.payload
from security.exposure_findings as f
where f.rule = 'POLICY_ALWAYS_TRUE';
comment on view governance.check_policy_always_true is 'Findings of exposure rule POLICY_ALWAYS_TRUE.';

create view governance.check_default_privileges_open
with (security_invoker = true) as
select
  f.tenant_id,
  null::uuid as site_id,
  f.entity_type,
  null::uuid as entity_id,
  f.entity_key,
  f.entity_label,
  null::text as severity,
  f.payload
from security.exposure_findings as f
where f.rule = 'DEFAULT_PRIVILEGES_OPEN';
comment on view governance.check_default_privileges_open is 'Findings of exposure rule DEFAULT_PRIVILEGES_OPEN.';

create view governance.check_exposure_exception_expired
with (security_invoker = true) as
select
  f.tenant_id,
  null::uuid as site_id,
  f.entity_type,
  null::uuid as entity_id,
  f.entity_key,
  f.entity_label,
  null::text as severity,
  f.payload
from security.exposure_findings as f
where f.rule = 'EXPOSURE_EXCEPTION_EXPIRED';
comment on view governance.check_exposure_exception_expired is 'Findings of exposure rule EXPOSURE_EXCEPTION_EXPIRED.';
