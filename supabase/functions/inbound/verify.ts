import { plain, refuse } from "../_shared/answer.ts";
import { isOneOf } from "../_shared/bearer.ts";
import type { Call, Deps } from "./deps.ts";

const challengePattern = /^[A-Za-z0-9_.-]{1,200}$/;

/** Meta's subscription check. Only the challenge goes back, as text that no browser would run. */
export const handshake = async (deps: Deps, { request, settings }: Call): Promise<Response> => {
  if (!settings.verify_enabled) {
    return refuse(404, "verify_disabled", "Switch META_VERIFY_ENABLED on.");
  }
  if (deps.verifyTokens.length === 0) {
    return refuse(503, "verify_token_unset", "Set the function's secret META_VERIFY_TOKEN.");
  }
  const query = new URL(request.url).searchParams;
  if (query.get("hub.mode") !== "subscribe") {
    return refuse(400, "invalid_mode", "Send hub.mode=subscribe.");
  }
  if (!(await isOneOf(query.get("hub.verify_token") ?? "", deps.verifyTokens))) {
    deps.log("verify_refused", {});
    return refuse(403, "verify_token_mismatch", "Give Meta the value of META_VERIFY_TOKEN.");
  }
  const challenge = query.get("hub.challenge") ?? "";
  return challengePattern.test(challenge)
    ? plain(challenge)
    : refuse(400, "challenge_invalid", "Send hub.challenge: at most 200 letters and digits.");
};
