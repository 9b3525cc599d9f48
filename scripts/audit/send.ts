import type { Probe, Reply } from "./types.ts";

const TIMEOUT_MS = 10_000;
const KEPT_BODY_CHARS = 400;

/** Sends one probe. A failure to get an answer is an answer too: status 0, never an exception. */
export const send = async (baseUrl: string, probe: Probe): Promise<Reply> => {
  try {
    const response = await fetch(`${baseUrl}${probe.path}`, {
      method: probe.method,
      headers: probe.headers,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(probe.body === undefined ? {} : { body: probe.body }),
    });
    const text = (await response.text()).slice(0, KEPT_BODY_CHARS);
    return {
      status: response.status,
      code: errorCode(text, response),
      contentRange: response.headers.get("content-range") ?? "",
      body: text,
    };
  } catch (cause) {
    return {
      status: 0,
      code: "",
      contentRange: "",
      body: cause instanceof Error ? cause.message : String(cause),
    };
  }
};

const errorCode = (text: string, response: Response): string => {
  const header = response.headers.get("proxy-status")?.match(/error=(\w+)/)?.[1];
  if (header) return header;
  const match = text.match(/"code"\s*:\s*"(\w+)"/);
  return response.status >= 400 ? (match?.[1] ?? "") : "";
};

/** Runs the work with a bounded number in flight, results in the order of the input. */
export const inParallel = async <In, Out>(
  items: readonly In[],
  width: number,
  work: (item: In) => Promise<Out>,
): Promise<Out[]> => {
  const results: Out[] = new Array<Out>(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await work(items[index] as In);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
};
