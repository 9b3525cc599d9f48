import { traceId } from "./ids.ts";

type Known = readonly [status: number, title: string, details: string];

/** What Meta answers, by code: status, title, and the details that a sender should read. */
const known: Readonly<Record<number, Known>> = {
  0: [401, "AuthException", "The app user could not be authenticated."],
  1: [500, "API Unknown", "An unknown error occurred."],
  2: [503, "API Service", "Temporary issue due to downtime."],
  3: [403, "API Method", "The app lacks a capability."],
  4: [429, "API Too Many Calls", "The app has reached its call rate limit."],
  10: [403, "Permission Denied", "The permission is not granted or was removed."],
  100: [400, "Invalid parameter", "The request has a parameter that is not valid."],
  190: [401, "Access token has expired", "The access token has expired."],
  200: [403, "API Permission", "The permission is not granted or was removed."],
  368: [403, "Temporarily blocked for policies violations", "The account was restricted."],
  551: [400, "This person isn't available right now", "The person cannot receive messages."],
  80007: [429, "Rate limit issues", "The account has reached its rate limit."],
  130429: [429, "Rate limit hit", "The throughput of the number has been reached."],
  130472: [400, "User's number is part of an experiment", "The message was not sent."],
  130497: [403, "Business account is restricted", "Messages to this country are restricted."],
  131000: [500, "Something went wrong", "The message failed to send for an unknown reason."],
  131005: [403, "Access denied", "The permission is not granted or was removed."],
  131008: [400, "Required parameter is missing", "A required parameter is missing."],
  131009: [400, "Parameter value is not valid", "A parameter's value is not valid."],
  131016: [503, "Service unavailable", "A service is temporarily unavailable."],
  131021: [400, "Recipient cannot be sender", "The two numbers are the same."],
  131026: [400, "Message undeliverable", "The message could not be delivered."],
  131031: [403, "Account has been locked", "The account was restricted or disabled."],
  131042: [400, "Business eligibility payment issue", "The payment method is not valid."],
  131047: [400, "Re-engagement message", "More than 24 hours have passed since the last reply."],
  131048: [429, "Spam rate limit hit", "Too many messages of this number were blocked."],
  131049: [400, "Meta chose not to deliver", "Kept back to maintain healthy engagement."],
  131050: [400, "User opted out", "The person stopped marketing messages of this business."],
  131051: [400, "Unsupported message type", "This type of message is not supported."],
  131052: [400, "Media download error", "The media of the person could not be downloaded."],
  131053: [400, "Media upload error", "The media of the message could not be uploaded."],
  131056: [429, "Pair rate limit hit", "Too many messages to this recipient in a short time."],
  131057: [503, "Account in maintenance mode", "The account is being maintained."],
  131062: [400, "Business-scoped user id not supported", "This message needs a phone number."],
  131064: [503, "Temporarily unavailable", "Try again later."],
  132000: [400, "Template param count mismatch", "The number of values does not match."],
  132001: [404, "Template does not exist", "No approved template has this name and language."],
  132005: [400, "Template hydrated text too long", "The translated text is too long."],
  132007: [400, "Template character policy violated", "The content violates a policy."],
  132012: [400, "Template parameter format mismatch", "A value is formatted incorrectly."],
  132015: [400, "Template is paused", "The template is paused for low quality."],
  132016: [400, "Template is disabled", "The template was paused too many times."],
  133004: [503, "Server temporarily unavailable", "The server is temporarily unavailable."],
  133010: [400, "Phone number not registered", "The number is not registered."],
};

export type GraphFailure = {
  readonly status: number;
  readonly code: number;
  readonly title: string;
  readonly details: string;
  readonly subcode?: number | undefined;
  readonly retryAfterSeconds?: number | undefined;
};

export const knownCodes: readonly number[] = Object.keys(known).map(Number);

export const failure = (code: number, details?: string, subcode?: number): GraphFailure => {
  const [status, title, usual] = known[code] ?? [400, "Unknown error", "An injected error."];
  return { status, code, title, details: details ?? usual, subcode };
};

/** The body of an error answer: what counts is `code` and `details`, never the title. */
export const failureBody = (failed: GraphFailure, isWhatsApp: boolean): object => ({
  error: {
    message: `(#${failed.code}) ${failed.title}`,
    type: "OAuthException",
    code: failed.code,
    ...(failed.subcode === undefined ? {} : { error_subcode: failed.subcode }),
    ...(isWhatsApp
      ? { error_data: { messaging_product: "whatsapp", details: failed.details } }
      : { error_user_msg: failed.details }),
    fbtrace_id: traceId(),
  },
});

/** The `errors` of a status webhook. */
export const statusErrors = (code: number): readonly object[] => {
  const { title, details } = failure(code);
  return [{ code, title, message: title, error_data: { details } }];
};
