begin;
select plan(5);

select results_eq(
  $$
    select rp.role, string_agg(rp.permission, ' ' order by rp.permission)
    from public.role_permissions as rp
    join public.permissions as p on p.code = rp.permission
    where rp.role not in ('admin', 'owner')
      and p.module in ('access', 'security', 'governance', 'ops')
    group by rp.role
    order by rp.role
  $$,
  $$
    values
      ('agent', 'tenant.read'),
      ('courier', 'tenant.read'),
      ('directeur', concat_ws(
        ' ', 'alerts.ack', 'alerts.assign', 'alerts.comment', 'alerts.read', 'alerts.resolve',
        'alerts.snooze', 'audits.read', 'checks.read', 'checks.run', 'exposure.read', 'flags.read',
        'jobs.read', 'members.read', 'notifications.read', 'security_events.read', 'tenant.read'
      )),
      ('gerant', 'members.read tenant.read'),
      ('kitchen', 'tenant.read'),
      ('lecture', 'tenant.read'),
      ('operateur', 'tenant.read'),
      ('pca', concat_ws(
        ' ', 'alerts.read', 'audits.read', 'checks.read', 'exposure.read', 'flags.read',
        'jobs.read', 'members.read', 'notifications.read', 'security_events.read', 'tenant.read'
      ))
  $$,
  'every role but the two that hold everything, in the kernel'
);
select is(
  (
    select count(*)::int
    from public.roles as r
    cross join public.permissions as p
    where r.is_guardian
      and not exists (
        select
        from public.role_permissions as rp
        where rp.role = r.code and rp.permission = p.code
      )
  ),
  0, 'admin and owner hold everything'
);
select is(
  (select array_agg(code order by position) from public.roles where is_guardian),
  array['admin', 'owner'], 'they are the ones a tenant keeps'
);
select is(
  (
    select array_agg(coalesce(domain, 'both') || '.' || code order by position) from public.roles
  ),
  array[
    'both.admin', 'depot.directeur', 'depot.gerant', 'depot.operateur', 'depot.lecture',
    'depot.pca', 'resto.owner', 'resto.kitchen', 'resto.agent', 'resto.courier'
  ],
  'all roles of both businesses'
);
select is(
  (
    select count(*)::int
    from (select label from public.roles union all select label from public.permissions) as l
    where coalesce(btrim(l.label ->> 'fr'), '') = ''
      or coalesce(btrim(l.label ->> 'en'), '') = ''
      or coalesce(btrim(l.label ->> 'ar'), '') = ''
  ),
  0, 'in three languages'
);

select * from finish();
rollback;
