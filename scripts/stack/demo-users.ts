import type pg from "pg";

export const demoPassword = "vigie-demo-2026";

export type DemoUser = {
  readonly id: string;
  readonly email: string;
  readonly role: string;
  readonly tenant: string | null;
};

const depot = "petrole-lushi";
const resto = "saveurs-alger";

/** Fixed numbers, hence fixed ids: `supabase/seed.sql` gives these users their memberships by them. */
const list: readonly (readonly [
  number: string,
  email: string,
  role: string,
  tenant: string | null,
])[] = [
  ["01", "admin@depot.demo.vigie", "admin", depot],
  ["02", "directeur@depot.demo.vigie", "directeur", depot],
  ["03", "gerant@depot.demo.vigie", "gerant", depot],
  ["04", "operateur@depot.demo.vigie", "operateur", depot],
  ["05", "lecture@depot.demo.vigie", "lecture", depot],
  ["06", "pca@depot.demo.vigie", "pca", depot],
  ["11", "owner@resto.demo.vigie", "owner", resto],
  ["12", "admin@resto.demo.vigie", "admin", resto],
  ["13", "kitchen@resto.demo.vigie", "kitchen", resto],
  ["14", "agent@resto.demo.vigie", "agent", resto],
  ["15", "courier@resto.demo.vigie", "courier", resto],
  // Two memberships: directeur in the depot company and owner in the restaurant group.
  ["20", "multi@demo.vigie", "directeur+owner", `${depot}+${resto}`],
  // Signed in, member of nothing: must see nothing.
  ["30", "stranger@demo.vigie", "stranger", null],
];

export const demoUsers: readonly DemoUser[] = list.map(([number, email, role, tenant]) => ({
  id: `00000000-0000-4000-a000-0000000000${number}`,
  email,
  role,
  tenant,
}));

/** The rows that the Auth service writes at sign-up, confirmed at once. Done again, it changes nothing. */
const insertUsers = `
with listed as (
  select * from jsonb_to_recordset($1::jsonb) as u (id uuid, email text)
), secret as materialized (
  -- A low cost: these passwords are printed on the screen.
  select extensions.crypt($2, extensions.gen_salt('bf', 6)) as hash
), added as (
  insert into auth.users (
    id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data
  )
  select
    l.id, 'authenticated', 'authenticated', l.email, s.hash, now(),
    '{"provider": "email", "providers": ["email"]}', '{"email_verified": true}'
  from listed as l, secret as s
  on conflict (id) do nothing
  returning id, email
)
insert into auth.identities (id, provider, provider_id, user_id, identity_data, last_sign_in_at)
select
  gen_random_uuid(), 'email', a.id, a.id,
  jsonb_build_object('sub', a.id, 'email', a.email, 'email_verified', true), now()
from added as a`;

export const createDemoUsers = async (client: pg.Client): Promise<void> => {
  await client.query(insertUsers, [JSON.stringify(demoUsers), demoPassword]);
};
