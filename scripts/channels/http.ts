const TIMEOUT_MS = 15_000;

export type Answer = {
  /** 0: nobody answered. */
  readonly status: number;
  readonly text: string;
  readonly json: unknown;
  /** The clock of whoever answered, in epoch milliseconds, to the second. */
  readonly date: number | null;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};

export const ask = async (url: string, init: RequestInit = {}): Promise<Answer> => {
  try {
    const response = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...init,
    });
    const text = await response.text();
    const date = Date.parse(response.headers.get("date") ?? "");
    return {
      status: response.status,
      text,
      json: parsed(text),
      date: Number.isNaN(date) ? null : date,
    };
  } catch {
    return { status: 0, text: "", json: null, date: null };
  }
};

/** What answered, in a few words that hold no secret. */
export const said = ({ status }: Answer): string =>
  status === 0 ? "nobody answered" : `the answer is ${status}`;
