begin;
select plan(1);

select results_eq(
  $$
    select rp.role, string_agg(rp.permission, ' ' order by rp.permission)
    from public.role_permissions as rp
    join public.permissions as p on p.code = rp.permission
    where p.module = 'depot' and rp.role not in ('admin', 'owner')
    group by rp.role
    order by rp.role
  $$,
  $$
    values
      ('directeur', concat_ws(
        ' ', 'adjustments.approve', 'adjustments.propose', 'days.close', 'days.reopen',
        'depot.read', 'dips.write', 'findings.close', 'logs.read', 'receptions.validate',
        'receptions.write', 'sorties.validate', 'sorties.write', 'transferts.write', 'trips.write'
      )),
      ('gerant', concat_ws(
        ' ', 'adjustments.propose', 'days.close', 'depot.read', 'dips.write', 'logs.read',
        'receptions.validate', 'receptions.write', 'sorties.validate', 'sorties.write',
        'transferts.write', 'trips.write'
      )),
      ('lecture', 'depot.read'),
      ('operateur', concat_ws(
        ' ', 'depot.read', 'dips.write', 'receptions.write', 'sorties.write', 'transferts.write',
        'trips.write'
      )),
      ('pca', 'depot.read logs.read')
  $$,
  'the depot''s rights, role by role; nobody of a restaurant has any but its owner and admin'
);

select * from finish();
rollback;
