begin;
select plan(5);

insert into public.tenants (id, slug, name, domain)
values ('aaaaaaaa-0000-4000-b000-000000000001', 'access-test-a', 'A', 'depot');
select lives_ok($$update public.tenants set timezone = 'Africa/Lubumbashi'$$, 'a place');
select lives_ok($$update public.tenants set timezone = 'UTC'$$, 'or none');
select throws_ok(
  $$update public.tenants set timezone = 'PDT'$$, '23514', null, 'an abbreviation is none'
);
select throws_ok(
  $$update public.tenants set timezone = 'AAA-167:59:59'$$, '23514', null, 'nor is a rule'
);
select throws_ok(
  $$update public.tenants set timezone = 'Mars/Base'$$, '22023', null, 'nor a place that has none'
);

select * from finish();
rollback;
