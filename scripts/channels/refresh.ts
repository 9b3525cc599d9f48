import { writeFileSync } from "node:fs";
import { z } from "zod";
import { changeChannel, readChannels } from "./database.ts";
import { ask, said } from "./http.ts";
import { type Line, ok, type Settings, todo } from "./types.ts";

const answerShape = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
});

/**
 * Exchanges the 60-day tokens of Instagram channels for new ones. A function cannot write its own
 * secrets, so they go into a file for `supabase secrets set --env-file`, never onto the screen.
 */
export const refreshInstagram = async (
  settings: Settings,
  graphUrl: string,
  envFile: string,
): Promise<readonly Line[]> => {
  const channels = (await readChannels(settings)) ?? [];
  const fresh = new Map<string, string>();
  const lines: Line[] = [];
  for (const channel of channels.filter((one) => one.channel === "instagram")) {
    const told = { check: "refresh", about: channel.display_name };
    const name = channel.token_ref ?? "";
    const token = settings.tokens[name];
    if (token === undefined) {
      lines.push(todo(told, "There is no token to exchange.", "Give the secret that it names."));
      continue;
    }
    const query = new URLSearchParams({ grant_type: "ig_refresh_token", access_token: token });
    const answer = await ask(`${graphUrl}/refresh_access_token?${query}`);
    const parsed = answerShape.safeParse(answer.json);
    if (!parsed.success) {
      const remedy = "A token that ended cannot be exchanged: sign in again and make a new one.";
      lines.push(todo(told, `Meta did not exchange it: ${said(answer)}.`, remedy));
      continue;
    }
    fresh.set(name, parsed.data.access_token);
    const end = new Date(settings.now() + parsed.data.expires_in * 1000).toISOString();
    await changeChannel(settings, channel, { token_expires_at: end });
    lines.push(ok(told, `${name} is in ${envFile}, good until ${end.slice(0, 10)}.`));
  }
  if (fresh.size > 0) {
    const text = [...fresh].map(([name, token]) => `${name}=${token}\n`).join("");
    writeFileSync(envFile, text, { mode: 0o600 });
    lines.push(
      todo(
        { check: "refresh", about: null },
        "The functions still have the old tokens.",
        `npx supabase secrets set --env-file ${envFile}, then remove the file.`,
      ),
    );
  }
  return lines;
};
