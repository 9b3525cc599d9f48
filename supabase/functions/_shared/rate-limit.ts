import { z } from "zod";
import { refuse } from "./answer.ts";
import type { Rpc } from "./rpc.ts";

const guard = z.object({ allowed: z.boolean(), retry_after_seconds: z.number().nullish() });

/**
 * Takes one from the buckets of an address and of a token; a refusal when one is empty. While the
 * database is away nothing is limited, and nothing is done either.
 */
export const rateLimited = async (
  rpc: Rpc,
  ip: string,
  tokenHash?: string,
): Promise<Response | undefined> => {
  const args = tokenHash === undefined ? { ip } : { ip, token_hash: tokenHash };
  const parsed = guard.safeParse((await rpc("guard_inbound", args)).data);
  if (!parsed.success || parsed.data.allowed) return undefined;
  const seconds = String(Math.max(1, Math.ceil(parsed.data.retry_after_seconds ?? 1)));
  return refuse(429, "rate_limited", `Wait ${seconds} s.`, {}, { "retry-after": seconds });
};
