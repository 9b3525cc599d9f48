-- Demo channels of the restaurant: one per network. Their identities are those that the simulator
-- sends to. Running it again changes nothing.

insert into public.channel_identities (
  tenant_id, id, site_id, channel, identity, account_id, display_name, display_handle, token_ref
)
select s.tenant_id, c.id::uuid, s.id, c.channel, c.identity, c.account_id, c.name, c.handle,
  'META_TOKEN_DEMO'
from (values
  (
    '00000000-0000-4000-e000-000000000001', 'whatsapp', '100000000000001', '900000000000001',
    'Saveurs Hydra (WhatsApp)', '+213 555 00 00 01'
  ),
  (
    '00000000-0000-4000-e000-000000000002', 'instagram', '200000000000001', '200000000000001',
    'Saveurs Hydra (Instagram)', '@saveurs.hydra'
  ),
  (
    '00000000-0000-4000-e000-000000000003', 'messenger', '300000000000001', '300000000000001',
    'Saveurs Hydra (Messenger)', 'Saveurs Hydra'
  )
) as c (id, channel, identity, account_id, name, handle)
join public.sites as s on s.code = 'HYDRA'
join public.tenants as t
  on t.id = s.tenant_id and t.slug = 'saveurs-alger' and t.settings @> '{"demo": true}'
on conflict do nothing;
