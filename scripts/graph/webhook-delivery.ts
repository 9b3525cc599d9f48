import type { Journal } from "./journal.ts";
import type { Settings } from "./settings.ts";
import type { Timers } from "./timers.ts";
import type { Channel } from "./types.ts";

export type Delivery = {
  readonly id: string;
  readonly channel: Channel;
  readonly body: string;
  readonly signature: string;
  readonly customer: string | null;
  readonly fault: string | null;
  /** What Meta would never send is sent once. */
  readonly isOnce: boolean;
};

export type Outcome = {
  readonly acknowledged: boolean;
  /** 0: nobody answered. */
  readonly status: number;
  readonly attempts: number;
};

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const GIVES_UP_AFTER = 7 * 24 * HOUR;
const pauses = [1, 2, 5, 15, 60, 300, 900].map((pause) => pause * SECOND);

/** Again at once, then ever more rarely, for seven days. */
export const retryPause = (attempt: number): number => pauses[attempt - 1] ?? HOUR;

type Deps = {
  readonly settings: () => Settings;
  readonly journal: Journal;
  readonly timers: Timers;
};

type Answer = { readonly status: number; readonly text: string };

const post = async (url: string, delivery: Delivery, timeoutMs: number): Promise<Answer> => {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "facebookexternalua",
        "x-hub-signature-256": delivery.signature,
      },
      body: delivery.body,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, text: (await response.text()).slice(0, 2_000) };
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return { status: 0, text: cause instanceof Error ? cause.message : String(cause) };
  }
};

const isGood = (status: number): boolean => status >= 200 && status < 300;

/** Delivers until somebody answers 2xx, as Meta does. */
export const deliverer = (deps: Deps) => {
  const attemptOnce = async (delivery: Delivery, attempt: number): Promise<number> => {
    const settings = deps.settings();
    const url = `${settings.target_url}/${delivery.channel}`;
    const startedAt = performance.now();
    const answer = await post(url, delivery, settings.webhook_timeout_ms);
    const isDone = isGood(answer.status) || delivery.isOnce;
    if (settings.record) {
      const { id, fault, isOnce: _, ...told } = delivery;
      deps.journal.add({
        ...told,
        kind: "webhook",
        delivery: id,
        url,
        attempt,
        status: answer.status,
        answer: answer.text,
        latency_ms: performance.now() - startedAt,
        retry_in_ms: isDone ? null : retryPause(attempt) * settings.retry_scale,
        fault,
      });
    }
    return answer.status;
  };

  return async (delivery: Delivery): Promise<Outcome> => {
    const startedAt = Date.now();
    for (let attempt = 1; ; attempt += 1) {
      const status = await attemptOnce(delivery, attempt);
      if (isGood(status)) return { acknowledged: true, status, attempts: attempt };
      const pause = retryPause(attempt) * deps.settings().retry_scale;
      const isTooLate = delivery.isOnce || Date.now() - startedAt + pause > GIVES_UP_AFTER;
      if (isTooLate || !(await deps.timers.sleep(pause))) {
        return { acknowledged: false, status, attempts: attempt };
      }
    }
  };
};
