import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    invalid_credentials: {
      title: "Wrong address or password",
      remedy: "Check both, then try again. Capitals matter in the password.",
    },
    user_already_exists: {
      title: "An account with this address already exists",
      remedy: "Choose “I have an account” and sign in.",
    },
    email_exists: {
      title: "An account with this address already exists",
      remedy: "Sign in with that account.",
    },
    weak_password: {
      title: "This password is too weak",
      remedy: "Choose a longer one that you use nowhere else.",
    },
    same_password: { title: "This is already your password", remedy: "Choose another one." },
    validation_failed: {
      title: "A value is not valid",
      remedy: "Check the address and the password.",
    },
    signup_disabled: {
      title: "Creating accounts is closed",
      remedy: "Ask your administrator to create your account.",
    },
    over_request_rate_limit: {
      title: "Too many attempts",
      remedy: "Wait a few minutes before trying again.",
    },
    over_email_send_rate_limit: {
      title: "Too many messages requested",
      remedy: "Wait a few minutes; look in your spam folder too.",
    },
    session_not_found: { title: "Your session has ended", remedy: "Sign in again." },
    session_missing: {
      title: "This link is no longer valid",
      remedy: "Ask for a new link from “Forgotten password”.",
    },
    otp_expired: { title: "This link has expired", remedy: "Ask for a new one." },
    user_banned: { title: "This account is blocked", remedy: "Contact your administrator." },
  },
  codes: {
    "57014": {
      title: "The database took too long",
      remedy: "Narrow the period or the filters, then try again.",
    },
  },
};
