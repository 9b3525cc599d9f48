begin;
select plan(5);

insert into auth.users (id, email) values
  ('00000000-0000-4000-a000-0000000000f1', 'anne@gov.test'),
  ('00000000-0000-4000-a000-0000000000f2', 'bob@gov.test'),
  ('00000000-0000-4000-a000-0000000000f3', 'paul@gov.test'),
  ('00000000-0000-4000-a000-0000000000f4', 'stranger@gov.test'),
  ('00000000-0000-4000-a000-0000000000f5', 'other@gov.test');
insert into public.tenants (id, slug, name, domain, timezone) values
  ('00000000-0000-4000-b000-0000000000f1', 'gov-one', 'One', 'depot', 'Africa/Lubumbashi'),
  ('00000000-0000-4000-b000-0000000000f2', 'gov-two', 'Two', 'depot', 'Africa/Lubumbashi');
insert into public.profils (tenant_id, user_id, role, nom_complet) values
  ('00000000-0000-4000-b000-0000000000f1', '00000000-0000-4000-a000-0000000000f1', 'admin', 'Anne'),
  ('00000000-0000-4000-b000-0000000000f1', '00000000-0000-4000-a000-0000000000f2', 'directeur',
    'Bob'),
  ('00000000-0000-4000-b000-0000000000f1', '00000000-0000-4000-a000-0000000000f3', 'pca', 'Paul'),
  ('00000000-0000-4000-b000-0000000000f2', '00000000-0000-4000-a000-0000000000f5', 'admin',
    'Oscar');

select is_empty(
  $$select c.code from public.integrity_checks as c
    where to_regclass(c.view_name) is null$$, 'every view is there'
);
select is_empty(
  $$select c.code, col.name from public.integrity_checks as c
    cross join (values ('tenant_id', 'uuid'), ('site_id', 'uuid'), ('entity_type', 'text'),
      ('entity_id', 'uuid'), ('entity_key', 'text'), ('entity_label', 'text'),
      ('severity', 'text'), ('payload', 'jsonb')) as col (name, type)
    where not exists (select from pg_attribute as a
      where a.attrelid = to_regclass(c.view_name) and a.attname = col.name
      and a.atttypid::regtype::text = col.type)$$,
  'every view returns the same eight columns'
);
select is_empty(
  $$select c.code, l from public.integrity_checks as c cross
    join unnest(array['fr', 'en', 'ar']) as l
    where length(btrim(coalesce(c.title ->> l, ''))) = 0
      or length(btrim(coalesce(c.message ->> l, ''))) = 0
      or length(btrim(coalesce(c.remedy ->> l, ''))) = 0$$,
  'every text is there in three languages'
);
select is_empty(
  $$select c.code from public.integrity_checks as c
    where array(select m[1]
      from regexp_matches(c.message ->> 'fr', '\{(\w+)\}', 'g') as m order by 1)
      is distinct from array(select m[1]
        from regexp_matches(c.message ->> 'en', '\{(\w+)\}', 'g') as m order by 1)
      or array(select m[1]
        from regexp_matches(c.message ->> 'fr', '\{(\w+)\}', 'g') as m order by 1)
      is distinct from array(select m[1]
        from regexp_matches(c.message ->> 'ar', '\{(\w+)\}', 'g') as m order by 1)$$,
  'and says the same in each'
);
select is_empty(
  $$select c.code from public.integrity_checks as c
    where c.runbook <> lower(replace(c.code, '_', '-'))$$,
  'every runbook has the name of its check'
);

select * from finish();
rollback;
