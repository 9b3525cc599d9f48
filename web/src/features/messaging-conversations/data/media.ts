import { errorFromBody, toAppError } from "../../../shared/api/app-error.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import { config } from "../../../shared/config.ts";

interface OpenedFile {
  url: string;
}

async function answerOf(path: string): Promise<Response> {
  const { data } = await supabase.auth.getSession();
  try {
    return await fetch(`${config.supabaseUrl}/functions/v1/${path}`, {
      headers: {
        apikey: config.publishableKey,
        authorization: `Bearer ${data.session?.access_token ?? ""}`,
      },
    });
  } catch (cause) {
    throw toAppError(cause);
  }
}

/** A link to the bytes of a file that ends after a minute. */
export async function linkToFile(id: string): Promise<string> {
  const answer = await answerOf(`media-file/${id}`);
  const body: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw errorFromBody(answer.status, body);
  return (body as OpenedFile).url;
}

/** The bytes themselves, so that sound can be played again long after the link has ended. */
export async function readFile(id: string): Promise<Blob> {
  const answer = await fetch(await linkToFile(id)).catch((cause: unknown) => {
    throw toAppError(cause);
  });
  if (!answer.ok) throw errorFromBody(answer.status, await answer.json().catch(() => null));
  return answer.blob();
}
