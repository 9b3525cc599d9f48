-- Demo data only: two companies, their sites, and one person per role. Running it again changes
-- nothing. Accounts are not made here: whoever has one by now becomes a member, the others are
-- skipped, so that it may run before and after the accounts exist.

insert into public.tenants (
  id, slug, name, domain, is_operator, timezone, currency, default_locale, settings
)
values
  (
    '00000000-0000-4000-b000-000000000001', 'petrole-lushi', 'Pétrole Lushi SARL', 'depot',
    not exists (select from public.tenants where is_operator),
    'Africa/Lubumbashi', 'USD', 'fr', '{"demo": true}'
  ),
  (
    '00000000-0000-4000-b000-000000000002', 'saveurs-alger', 'Saveurs d''Alger', 'resto',
    false, 'Africa/Algiers', 'DZD', 'fr', '{"demo": true}'
  )
on conflict do nothing;

insert into public.sites (
  tenant_id, id, kind, code, name, timezone, currency, default_locale, address
)
select t.id, s.id::uuid, s.kind, s.code, s.name, t.timezone, t.currency, t.default_locale, s.address
from (values
  (
    'petrole-lushi', '00000000-0000-4000-c000-000000000001', 'depot', 'DAIPN', 'Dépôt Daipn',
    'Route de la Daipn, commune Annexe, Lubumbashi'
  ),
  (
    'petrole-lushi', '00000000-0000-4000-c000-000000000002', 'depot', 'KOLWEZI', 'Dépôt Kolwezi',
    'Avenue Kasavubu, commune de Manika, Kolwezi'
  ),
  (
    'saveurs-alger', '00000000-0000-4000-c000-000000000003', 'restaurant', 'HYDRA', 'Saveurs Hydra',
    'Place Hydra, Hydra, Alger'
  ),
  (
    'saveurs-alger', '00000000-0000-4000-c000-000000000004', 'restaurant', 'BAB-EZZOUAR',
    'Saveurs Bab Ezzouar', 'Quartier des Affaires, Bab Ezzouar, Alger'
  )
) as s (slug, id, kind, code, name, address)
join public.tenants as t on t.slug = s.slug and t.settings @> '{"demo": true}'
on conflict do nothing;

insert into public.profils (tenant_id, id, user_id, role, site_id, nom_complet, email)
select
  t.id,
  ('00000000-0000-4000-d000-0000000000' || p.n)::uuid,
  u.id,
  p.role,
  s.id,
  p.nom_complet,
  u.email
from (values
  ('01', '01', 'petrole-lushi', 'admin', null, 'Patient Mbuyi Kalala'),
  ('02', '02', 'petrole-lushi', 'directeur', null, 'Joséphine Ngalula Tshibangu'),
  ('03', '03', 'petrole-lushi', 'gerant', null, 'Dieudonné Kasongo Mwamba'),
  ('04', '04', 'petrole-lushi', 'operateur', 'DAIPN', 'Trésor Ilunga Kabamba'),
  ('05', '05', 'petrole-lushi', 'lecture', 'DAIPN', 'Clarisse Mujinga Kazadi'),
  ('06', '06', 'petrole-lushi', 'pca', null, 'Emmanuel Lukusa Ntumba'),
  ('11', '11', 'saveurs-alger', 'owner', null, 'Yacine Benali'),
  ('12', '12', 'saveurs-alger', 'admin', null, 'Amel Haddad'),
  ('13', '13', 'saveurs-alger', 'kitchen', 'HYDRA', 'Sofiane Meziane'),
  ('14', '14', 'saveurs-alger', 'agent', null, 'Lynda Boudiaf'),
  ('15', '15', 'saveurs-alger', 'courier', 'HYDRA', 'Karim Ouali'),
  ('20', '20', 'petrole-lushi', 'directeur', null, 'Nadia Cherif Mukendi'),
  ('21', '20', 'saveurs-alger', 'owner', null, 'Nadia Cherif Mukendi')
) as p (n, account, slug, role, site, nom_complet)
join public.tenants as t on t.slug = p.slug and t.settings @> '{"demo": true}'
left join public.sites as s on s.tenant_id = t.id and s.code = p.site
join auth.users as u on u.id = ('00000000-0000-4000-a000-0000000000' || p.account)::uuid
on conflict do nothing;
