-- Rows of every tenant in the tables of messaging, so that the matrix of rights sees something.
-- Run as the owner, after the seeds, on a database that is thrown away.

insert into public.channel_identities (tenant_id, site_id, channel, identity, display_name)
select s.tenant_id, s.id, 'whatsapp', 'planted-' || s.code, 'Planted'
from public.sites as s;

insert into public.channel_events (tenant_id, channel_id, site_id, field, content, occurred_at)
select c.tenant_id, c.id, c.site_id, 'planted', '{}', now()
from public.channel_identities as c
where c.identity like 'planted-%';

insert into public.api_clients (tenant_id, site_id, name, scopes, token_prefix)
select s.tenant_id, s.id, 'Planted ' || s.code, '{inbound:write}', 'vgk_plan'
from public.sites as s;

insert into public.contacts (tenant_id, display_name)
select t.id, 'Planted' from public.tenants as t;

insert into public.contact_identities (tenant_id, channel, kind, value, contact_id)
select c.tenant_id, 'whatsapp', 'wa_id', '213000000000', c.id
from public.contacts as c
where c.display_name = 'Planted';

insert into public.contact_merges (tenant_id, kind, from_contact_id, into_contact_id, reason)
select c.tenant_id, 'link', c.id, c.id, 'Planted for the matrix'
from public.contacts as c
where c.display_name = 'Planted';

insert into public.customer_preferences (tenant_id, contact_id, locale)
select c.tenant_id, c.id, 'fr' from public.contacts as c where c.display_name = 'Planted';

insert into public.conversations (
  tenant_id, site_id, channel_id, channel, contact_id, conversation_key, recipient_kind, recipient
)
select n.tenant_id, n.site_id, n.id, n.channel, c.id, 'planted', 'wa_id', '213000000000'
from public.channel_identities as n
join public.contacts as c on c.tenant_id = n.tenant_id and c.display_name = 'Planted'
where n.identity like 'planted-%';

insert into public.inbound_messages (
  tenant_id, site_id, channel_id, conversation_id, channel, kind, type, disposition, text_policy,
  sent_at
)
select c.tenant_id, c.site_id, c.channel_id, c.id, c.channel, 'message', 'text', 'process', 'none',
  now()
from public.conversations as c
where c.conversation_key = 'planted';

insert into public.media (
  tenant_id, site_id, channel_id, conversation_id, message_id, channel, kind, provider_media_id
)
select m.tenant_id, m.site_id, m.channel_id, m.conversation_id, m.id, m.channel, 'image', 'planted'
from public.inbound_messages as m
where m.text_policy = 'none';

insert into public.outbound_messages (
  tenant_id, site_id, channel_id, conversation_id, contact_id, channel, dedupe_key, kind, category,
  payload, status, error_key, settled_at
)
select c.tenant_id, c.site_id, c.channel_id, c.id, c.contact_id, c.channel, 'planted:' || c.id,
  'text', 'reply', '{"type": "text", "text": "Planted"}', 'DLQ', 'planted', now()
from public.conversations as c
where c.conversation_key = 'planted';

insert into public.outbound_attempts (tenant_id, site_id, outbound_id, attempt, outcome, error_key)
select m.tenant_id, m.site_id, m.id, 1, 'dead', 'planted'
from public.outbound_messages as m
where m.error_key = 'planted';

insert into public.outbound_decisions (
  tenant_id, site_id, outbound_id, action, reason, from_status
)
select m.tenant_id, m.site_id, m.id, 'drop', 'Planted for the matrix', 'DLQ'
from public.outbound_messages as m
where m.error_key = 'planted';

insert into public.outbound_switches (tenant_id, scope, template_key, mode, reason)
select t.id, 'template', 'PLANTED', 'hold', 'Planted for the matrix'
from public.tenants as t;

insert into public.message_templates (tenant_id, key, locale, content)
select t.id, 'PLANTED', 'fr', 'Planted' from public.tenants as t;
