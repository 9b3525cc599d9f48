import type { Place } from "./place.ts";
import type { Written } from "./webhooks.ts";

export type Poison = {
  /** Their customers get no answer while the poison is there. */
  readonly unanswered: readonly string[];
  /** They can never be stored as messages, and are kept raw. */
  readonly broken: readonly string[];
  /** To whom nothing is delivered. */
  readonly mute: string;
  takeAway(): Promise<void>;
};

/**
 * Three poisons: a question that can never be answered, an item that no table takes, and a customer
 * to whom the Graph API never delivers.
 */
export const poison = async (place: Place, messages: readonly Written[]): Promise<Poison> => {
  const { ask, graph } = place;
  const at = (index: number): Written => messages[index] ?? { id: "", customer: "", text: "" };
  const [question, item, mute] = [at(10), at(1_000), at(20)];
  await ask(`
    alter table public.outbound_messages add constraint outbound_messages_poison_check
      check (in_reply_to <> '${question.id}');
    alter table public.inbound_messages add constraint inbound_messages_poison_check
      check (provider_message_id <> '${item.id}')`);
  const fault = graph.simulator.faults.add({
    on: "send",
    effect: "error",
    code: 131000,
    probability: 1,
    customer: mute.customer,
  });
  const behind = messages.filter(({ customer }) => customer === question.customer);
  return {
    unanswered: [item.id, ...behind.map(({ id }) => id)],
    broken: [item.id],
    mute: mute.customer,
    takeAway: async () => {
      graph.simulator.faults.remove(fault.id);
      await ask(
        "alter table public.outbound_messages drop constraint outbound_messages_poison_check",
      );
      await ask("update messaging.inbound_work set next_attempt_at = now()");
    },
  };
};
