// What a member of another tenant is meant to see all the same, each with its reason.
// Anonymous callers and strangers have no entry on purpose: for them nothing is meant to show.

export const READABLE_BY_MEMBERS: Readonly<Record<string, string>> = {
  "public.roles": "a catalogue: names of roles, the same for every tenant",
  "public.permissions": "a catalogue: names of permissions",
  "public.role_permissions": "a catalogue: which role holds which permission",
  "public.feature_flags":
    "a catalogue: which flags there are and their defaults, no tenant's values",
  "public.security_event_types": "a catalogue: names of events",
  "public.integrity_checks": "a catalogue: which checks the platform runs",
  "public.check_states": "when each check of the platform last ran; no finding of anyone",
  "public.v_checks": "the two above, with the reader's own counts",
  "public.message_templates":
    "the texts that the product ships, which belong to no tenant; a tenant's own need templates.read",
  "public.message_template_versions": "the history of those",
  "public.provider_error_codes": "a catalogue: what each error of a provider means",
};

export const CALLABLE_BY_MEMBERS: Readonly<Record<string, string>> = {
  "public.my_memberships": "the caller's own memberships",
};

/**
 * Doors that lock a row or count the call before they refuse, so that a read-only call proves
 * nothing. They are called for real, as signed-in people, with identifiers that name nothing: there
 * is nothing to change.
 */
export const SAFE_TO_CALL: ReadonlySet<string> = new Set([
  "public.accept_invitation",
  "public.acknowledge_alert",
  "public.acknowledge_alerts",
  "public.advance_trip",
  "public.approve_adjustment",
  "public.assign_alert",
  "public.assign_alerts",
  "public.cancel_trip",
  "public.change_api_client",
  "public.change_channel",
  "public.change_member",
  "public.clear_outbound_switch",
  "public.close_circuit",
  "public.comment_alert",
  "public.merge_contacts",
  "public.propose_dip_adjustment",
  "public.reinstate_member",
  "public.reject_adjustment",
  "public.remove_member",
  "public.reopen_alert",
  "public.reprocess_inbound",
  "public.resolve_alert",
  "public.resolve_alerts",
  "public.retry_notification",
  "public.reverse_adjustment",
  "public.reverse_transfer",
  "public.revoke_api_client",
  "public.revoke_invitation",
  "public.rotate_api_client",
  "public.run_check",
  "public.set_contact_consent",
  "public.set_daily_limit",
  "public.snooze_alert",
  "public.snooze_alerts",
  "public.split_identity",
  "public.suspend_member",
  "public.test_notification_rule",
  "public.unacknowledge_alert",
  "public.unsnooze_alert",
  "public.void_dip",
]);

/** Edge functions that answer without a session, and why that shows nothing. */
export const PUBLIC_EDGE_FUNCTIONS: Readonly<Record<string, string>> = {
  health: "liveness only: build and reachability, no business data",
};
