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

const list: readonly (readonly [email: string, role: string, tenant: string | null])[] = [
  ["admin@depot.demo.vigie", "admin", depot],
  ["directeur@depot.demo.vigie", "directeur", depot],
  ["gerant@depot.demo.vigie", "gerant", depot],
  ["operateur@depot.demo.vigie", "operateur", depot],
  ["lecture@depot.demo.vigie", "lecture", depot],
  ["pca@depot.demo.vigie", "pca", depot],
  ["owner@resto.demo.vigie", "owner", resto],
  ["admin@resto.demo.vigie", "admin", resto],
  ["kitchen@resto.demo.vigie", "kitchen", resto],
  ["agent@resto.demo.vigie", "agent", resto],
  ["courier@resto.demo.vigie", "courier", resto],
  // Two memberships: directeur in the depot company and owner in the restaurant group.
  ["multi@demo.vigie", "directeur+owner", `${depot}+${resto}`],
  // Signed in, member of nothing: must see nothing.
  ["stranger@demo.vigie", "stranger", null],
];

/** Fixed ids, so that `supabase/seed.sql` can give these users their memberships. */
export const demoUsers: readonly DemoUser[] = list.map(([email, role, tenant], index) => ({
  id: `00000000-0000-4000-a000-0000000000${String(index + 1).padStart(2, "0")}`,
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
