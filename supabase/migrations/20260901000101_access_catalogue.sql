-- access: the catalogue of roles and permissions. A role is a name for a set of permissions;
-- policies and rules ask for the permission, never for the role.
-- Depends on: access.is_member. Exposes: roles, permissions, role_permissions (read by members).

create table public.roles (
  code text not null,
  domain text,
  label jsonb not null,
  is_guardian boolean not null default false,
  position integer not null,
  constraint roles_pkey primary key (code),
  constraint roles_code_check check (code ~ '^[a-z][a-z_]{1,30}$'),
  constraint roles_domain_check check (domain in ('depot', 'resto')),
  constraint roles_label_check check (label ?& array['fr', 'en', 'ar'])
);
comment on table public.roles is 'What a membership can be. Rows come from migrations only.';
comment on column public.roles.domain is 'The kind of tenant that knows this role; null for both.';
comment on column public.roles.is_guardian is
  'A tenant always keeps one active member with such a role and no site: without one, nobody could give access back.';
alter table public.roles enable row level security;
create policy roles_select_member on public.roles
  for select to authenticated
  using ((select access.is_member()));
grant select on public.roles to authenticated, service_role;

create table public.permissions (
  code text not null,
  module text not null,
  label jsonb not null,
  constraint permissions_pkey primary key (code),
  constraint permissions_code_check check (code ~ '^[a-z_]+\.[a-z_]+$'),
  constraint permissions_label_check check (label ?& array['fr', 'en', 'ar'])
);
comment on table public.permissions is
  'What can be allowed, named <object>.<action>. A module adds its own rows in its migration.';
alter table public.permissions enable row level security;
create policy permissions_select_member on public.permissions
  for select to authenticated
  using ((select access.is_member()));
grant select on public.permissions to authenticated, service_role;

create table public.role_permissions (
  role text not null,
  permission text not null,
  constraint role_permissions_pkey primary key (role, permission),
  constraint role_permissions_role_fkey foreign key (role) references public.roles (code),
  constraint role_permissions_permission_fkey
    foreign key (permission) references public.permissions (code)
);
comment on table public.role_permissions is
  'Which role holds which permission. Nobody edits it through the API: a tenant cannot widen a role.';
create index role_permissions_permission_idx on public.role_permissions (permission, role);
alter table public.role_permissions enable row level security;
create policy role_permissions_select_member on public.role_permissions
  for select to authenticated
  using ((select access.is_member()));
grant select on public.role_permissions to authenticated, service_role;

insert into public.roles (position, code, domain, is_guardian, label)
values
  (10, 'admin', null, true,
    '{"fr": "Administrateur", "en": "Administrator", "ar": "مدير النظام"}'),
  (20, 'directeur', 'depot', false,
    '{"fr": "Directeur", "en": "Director", "ar": "المدير العام"}'),
  (30, 'gerant', 'depot', false,
    '{"fr": "Gérant", "en": "Depot manager", "ar": "مسيّر المستودع"}'),
  (40, 'operateur', 'depot', false,
    '{"fr": "Opérateur", "en": "Operator", "ar": "عامل تشغيل"}'),
  (50, 'lecture', 'depot', false,
    '{"fr": "Lecture seule", "en": "Read only", "ar": "اطلاع فقط"}'),
  (60, 'pca', 'depot', false,
    '{"fr": "Président du conseil (PCA)", "en": "Board chair", "ar": "رئيس مجلس الإدارة"}'),
  (70, 'owner', 'resto', true,
    '{"fr": "Propriétaire", "en": "Owner", "ar": "المالك"}'),
  (80, 'kitchen', 'resto', false,
    '{"fr": "Cuisine", "en": "Kitchen", "ar": "المطبخ"}'),
  (90, 'agent', 'resto', false,
    '{"fr": "Service client", "en": "Support agent", "ar": "خدمة الزبائن"}'),
  (100, 'courier', 'resto', false,
    '{"fr": "Livreur", "en": "Courier", "ar": "عامل التوصيل"}');

insert into public.permissions (module, code, label)
values
  ('access', 'tenant.read',
    '{"fr": "Voir l''entreprise et ses sites", "en": "See the company and its sites", "ar": "الاطلاع على المؤسسة ومواقعها"}'),
  ('access', 'tenant.write',
    '{"fr": "Modifier les réglages de l''entreprise", "en": "Change the company settings", "ar": "تعديل إعدادات المؤسسة"}'),
  ('access', 'sites.write',
    '{"fr": "Créer et modifier les sites", "en": "Create and change sites", "ar": "إنشاء المواقع وتعديلها"}'),
  ('access', 'members.read',
    '{"fr": "Voir les membres et leur historique", "en": "See members and their history", "ar": "الاطلاع على الأعضاء وسجلّهم"}'),
  ('access', 'members.write',
    '{"fr": "Inviter, modifier et suspendre des membres", "en": "Invite, change and suspend members", "ar": "دعوة الأعضاء وتعديل صلاحياتهم وتعليقها"}'),
  ('security', 'security_events.read',
    '{"fr": "Voir les événements de sécurité", "en": "See security events", "ar": "الاطلاع على أحداث الأمان"}'),
  ('security', 'flags.read',
    '{"fr": "Voir les options et les coupe-circuits", "en": "See flags and kill switches", "ar": "الاطلاع على الخيارات ومفاتيح الإيقاف"}'),
  ('security', 'flags.write',
    '{"fr": "Modifier les options et les coupe-circuits", "en": "Change flags and kill switches", "ar": "تعديل الخيارات ومفاتيح الإيقاف"}'),
  ('security', 'exposure.read',
    '{"fr": "Voir l''inventaire d''exposition", "en": "See the exposure inventory", "ar": "الاطلاع على جرد البيانات المكشوفة"}'),
  ('security', 'exposure.write',
    '{"fr": "Accorder des exceptions d''exposition", "en": "Grant exposure exceptions", "ar": "منح استثناءات الكشف"}'),
  ('security', 'audits.read',
    '{"fr": "Voir les audits de fuite", "en": "See leak audits", "ar": "الاطلاع على تدقيقات التسرّب"}'),
  ('governance', 'alerts.read',
    '{"fr": "Voir les alertes", "en": "See alerts", "ar": "الاطلاع على التنبيهات"}'),
  ('governance', 'alerts.ack',
    '{"fr": "Prendre en compte une alerte", "en": "Acknowledge an alert", "ar": "الإقرار باستلام تنبيه"}'),
  ('governance', 'alerts.resolve',
    '{"fr": "Clore une alerte", "en": "Resolve an alert", "ar": "إغلاق تنبيه"}'),
  ('governance', 'alerts.assign',
    '{"fr": "Confier une alerte à quelqu''un", "en": "Assign an alert", "ar": "إسناد تنبيه إلى شخص"}'),
  ('governance', 'alerts.comment',
    '{"fr": "Commenter une alerte", "en": "Comment on an alert", "ar": "التعليق على تنبيه"}'),
  ('governance', 'alerts.snooze',
    '{"fr": "Mettre une alerte en veille", "en": "Snooze an alert", "ar": "تأجيل تنبيه"}'),
  ('governance', 'checks.read',
    '{"fr": "Voir les contrôles et leurs passages", "en": "See checks and their runs", "ar": "الاطلاع على الفحوص ونتائجها"}'),
  ('governance', 'checks.run',
    '{"fr": "Lancer un contrôle", "en": "Run a check", "ar": "تشغيل فحص"}'),
  ('governance', 'checks.write',
    '{"fr": "Régler les contrôles", "en": "Configure checks", "ar": "ضبط الفحوص"}'),
  ('governance', 'notifications.read',
    '{"fr": "Voir les règles de notification et les envois", "en": "See notification rules and deliveries", "ar": "الاطلاع على قواعد الإشعارات وعمليات الإرسال"}'),
  ('governance', 'notifications.write',
    '{"fr": "Modifier les règles de notification", "en": "Change notification rules", "ar": "تعديل قواعد الإشعارات"}'),
  ('ops', 'jobs.read',
    '{"fr": "Voir les tâches planifiées", "en": "See scheduled jobs", "ar": "الاطلاع على المهام المجدولة"}'),
  ('ops', 'jobs.run',
    '{"fr": "Lancer une tâche planifiée", "en": "Run a scheduled job", "ar": "تشغيل مهمة مجدولة"}');

insert into public.role_permissions (role, permission)
select r.role, p.code
from (values ('admin'), ('owner')) as r (role)
cross join public.permissions as p
union all
select 'directeur', p.code
from public.permissions as p
where p.code not in (
  'members.write', 'sites.write', 'tenant.write', 'flags.write', 'exposure.write',
  'checks.write', 'notifications.write', 'jobs.run'
)
union all
select 'pca', unnest(array[
  'tenant.read', 'members.read', 'alerts.read', 'checks.read', 'exposure.read', 'audits.read',
  'security_events.read', 'notifications.read', 'jobs.read', 'flags.read'
])
union all
select 'gerant', unnest(array['tenant.read', 'members.read'])
union all
select r.role, 'tenant.read'
from (values ('operateur'), ('lecture'), ('kitchen'), ('agent'), ('courier')) as r (role);
