import { createFaults, type Faults } from "./faults.ts";
import { createJournal, type Journal } from "./journal.ts";
import { createMediaStore, type MediaStore } from "./media.ts";
import { createReach, type Reach } from "./reach.ts";
import { defaultSettings, type Settings } from "./settings.ts";
import { createTimers, type Timers } from "./timers.ts";
import type { ChatMessage, Customer } from "./types.ts";
import { deliverer } from "./webhook-delivery.ts";
import { createWebhookQueue, type WebhookQueue } from "./webhook-queue.ts";
import { createWorld, type World } from "./world.ts";

export type SimulatorOptions = {
  /** Where the functions are: webhooks go to `{functionsUrl}/inbound/{channel}`. */
  readonly functionsUrl: string;
  readonly appSecret: string;
  readonly verifyToken: string;
};

/** Everything that the routes act on. */
export type Simulator = {
  readonly options: SimulatorOptions;
  readonly world: World;
  readonly media: MediaStore;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly timers: Timers;
  readonly reach: Reach;
  readonly webhooks: WebhookQueue;
  settings(): Settings;
  set(change: Partial<Settings>): void;
  /** Changes that a phone shows, told to whoever listens. */
  tell(message: ChatMessage): void;
  change(id: string, change: Partial<ChatMessage>): ChatMessage | undefined;
  putCustomer(customer: Customer): void;
  reset(): void;
  close(): void;
};

export const createSimulator = (options: SimulatorOptions): Simulator => {
  const initial = defaultSettings(`${options.functionsUrl}/inbound`);
  let settings = initial;
  const world = createWorld();
  const media = createMediaStore();
  const journal = createJournal();
  const faults = createFaults(settings.seed, () => journal.add({ kind: "settings" }));
  const timers = createTimers();
  const reach = createReach();

  const tell = (message: ChatMessage): void => {
    if (settings.record) journal.add({ kind: "message", message });
  };
  const change: Simulator["change"] = (id, changes) => {
    const changed = world.changeMessage(id, changes);
    if (changed) tell(changed);
    return changed;
  };
  const current = (): Settings => settings;
  const deliver = deliverer({ settings: current, journal, timers });
  const { appSecret } = options;
  const webhooks = createWebhookQueue({ settings: current, faults, timers, appSecret, deliver });

  return {
    options,
    world,
    media,
    journal,
    faults,
    timers,
    reach,
    webhooks,
    settings: current,
    set: (changes) => {
      if (changes.seed !== undefined) faults.seed(changes.seed);
      settings = { ...settings, ...changes };
      journal.add({ kind: "settings" });
    },
    tell,
    change,
    putCustomer: (customer) => {
      world.putCustomer(customer);
      if (settings.record) journal.add({ kind: "customer", customer });
    },
    reset: () => {
      timers.clear();
      webhooks.discard();
      settings = initial;
      faults.clear();
      faults.seed(initial.seed);
      reach.clear();
      world.reset();
      media.clear();
      journal.clear();
      journal.add({ kind: "reset" });
    },
    close: () => timers.clear(),
  };
};
