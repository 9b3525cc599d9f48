/** What a person in a hurry makes, and how it goes away again. */
export type Planted = { readonly make: readonly string[]; readonly remove: readonly string[] };

/** A tenant whose rows the demo's restaurant must not see. */
export const FOREIGN_TENANT = "00000000-0000-4000-b000-000000000001";

export const leaksByHand: Planted = {
  make: [
    "create table public.leak_rows (id int primary key)",
    "insert into public.leak_rows values (1)",
    "grant select, insert on public.leak_rows to anon",
    "create table public.leak_tenant (id int primary key, tenant_id uuid)",
    `insert into public.leak_tenant values (1, '${FOREIGN_TENANT}')`,
    "alter table public.leak_tenant enable row level security",
    "create policy everyone on public.leak_tenant for select to authenticated using (true)",
    "grant select on public.leak_tenant to authenticated",
    "create view public.leak_view as select id, role from public.profils",
    "grant select on public.leak_view to authenticated",
    "create function public.leak_call() returns int language sql security definer as 'select 1'",
    "grant execute on function public.leak_call() to anon",
  ],
  remove: [
    "drop table public.leak_rows, public.leak_tenant",
    "drop view public.leak_view",
    "drop function public.leak_call()",
    "notify pgrst, 'reload schema'",
  ],
};

/** Each is shut to the question that one would ask first. */
export const hiddenLeaks: Planted = {
  make: [
    // As somebody would make it by hand: nothing in it yet.
    "create table public.leak_empty (id int)",
    "grant select on public.leak_empty to anon",
    "create table public.leak_column (id int primary key, secret text)",
    "grant select (secret) on public.leak_column to anon",
    "create table public.leak_update (id int primary key, name text)",
    "alter table public.leak_update enable row level security",
    "create policy everyone on public.leak_update for update to anon using (true)",
    "grant update (name) on public.leak_update to anon",
    "create table public.leak_delete (id int primary key)",
    "alter table public.leak_delete enable row level security",
    "create policy everyone on public.leak_delete for delete to anon using (true)",
    "grant delete on public.leak_delete to anon",
    "create table public.leak_platform (id int primary key, tenant_id uuid)",
    "insert into public.leak_platform values (1, null)",
    "alter table public.leak_platform enable row level security",
    `create policy members on public.leak_platform for select to authenticated
       using (tenant_id is null and (select access.is_member()))`,
    "grant select on public.leak_platform to authenticated",
    `create view public.leak_filter as
       select p.id from public.profils as p where current_setting('request.method') = 'GET'`,
    "grant select on public.leak_filter to authenticated",
    `create function public.leak_argument(company uuid) returns setof text
       language sql security definer
       as 'select p.nom_complet from public.profils as p where p.tenant_id = company'`,
    "grant execute on function public.leak_argument(uuid) to authenticated",
    `create function public.leak_default(everything boolean default false) returns setof text
       language sql security definer
       as 'select p.nom_complet from public.profils as p where everything'`,
    "grant execute on function public.leak_default(boolean) to authenticated",
  ],
  remove: [
    "drop table public.leak_empty, public.leak_column, public.leak_update, public.leak_delete",
    "drop table public.leak_platform",
    "drop view public.leak_filter",
    "drop function public.leak_argument(uuid), public.leak_default(boolean)",
    "notify pgrst, 'reload schema'",
  ],
};
