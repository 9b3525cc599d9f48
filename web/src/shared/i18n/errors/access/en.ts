import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    permission_denied: {
      title: "You do not have this right",
      remedy: "Ask an administrator for a role that holds it.",
    },
    not_signed_in: { title: "You are not signed in", remedy: "Sign in, then try again." },
    nothing_changed: { title: "Nothing changed", remedy: "What you ask for is already in place." },
    append_only: {
      title: "History cannot be changed",
      remedy: "Record a new line that corrects the old one.",
    },
    reason_required: {
      title: "A reason is missing",
      remedy: "Say in one sentence why you make this change.",
    },
    last_admin: {
      title: "This is the last administrator",
      remedy: "Give someone else this role first: without one, nobody could give access back.",
    },
    own_profil: {
      title: "You cannot change your own rights",
      remedy: "Ask another administrator.",
    },
    role_above_own: {
      title: "This role is above yours",
      remedy: "You can only give rights that you hold yourself.",
    },
    role_unknown: { title: "This role does not exist", remedy: "Choose a role from the list." },
    role_of_another_domain: {
      title: "This role belongs to another trade",
      remedy: "Choose a role of your own trade.",
    },
    site_not_found: { title: "Site not found", remedy: "Choose a site of your organisation." },
    profil_not_found: {
      title: "Member not found",
      remedy: "Refresh the list: they may have been removed.",
    },
    profil_conflict: {
      title: "Someone changed this member before you",
      remedy: "Refresh the list, then try again if it is still needed.",
    },
    profil_identity_fixed: {
      title: "A member cannot change account",
      remedy: "Remove this member and invite the other person.",
    },
    account_deleted: { title: "This account was deleted", remedy: "Invite the person again." },
    already_member: {
      title: "This person is already a member",
      remedy: "Change their role or site in the list of members.",
    },
    member_suspended: {
      title: "Your access to this organisation is suspended",
      remedy: "Ask an administrator to restore it.",
    },
    user_not_found: { title: "Account not found", remedy: "Create the account first." },
    email_invalid: { title: "Invalid e-mail address", remedy: "Check the address." },
    email_not_confirmed: {
      title: "Your address is not confirmed yet",
      remedy: "Open the link you received by e-mail, then try again.",
    },
    invitation_not_found: {
      title: "This invitation does not exist",
      remedy: "Use the whole link, or ask for a new invitation.",
    },
    invitation_email_mismatch: {
      title: "This invitation is for another address",
      remedy: "Sign in with the address that received the invitation.",
    },
    invitation_already_accepted: {
      title: "This invitation was already used",
      remedy: "You are a member already: open the application.",
    },
    invitation_expired: { title: "This invitation has expired", remedy: "Ask for a new one." },
    invitation_revoked: {
      title: "This invitation was revoked",
      remedy: "Use the newest one, or ask for one.",
    },
    invitation_withdrawn: {
      title: "This invitation no longer stands",
      remedy: "The person who invited you may no longer give this role; ask for another one.",
    },
    invitation_conflict: {
      title: "Another invitation was just made to this address",
      remedy: "Refresh the list of invitations.",
    },
    tenant_not_active: { title: "This organisation is suspended or closed", remedy: "Contact it." },
  },
};
