import type { ChatMessage, Exchange, SimulatorEvent, SimulatorState } from "./wire.ts";

const KEPT = 200;

function withMessage(chat: readonly ChatMessage[], message: ChatMessage): readonly ChatMessage[] {
  const place = chat.findIndex(({ id }) => id === message.id);
  return place === -1 ? [...chat, message] : chat.with(place, message);
}

function isExchange(event: SimulatorEvent): event is Exchange {
  return event.kind === "webhook" || event.kind === "graph";
}

/** The state after an event. One that the state already holds changes nothing. */
export function applyEvent(state: SimulatorState, event: SimulatorEvent): SimulatorState {
  if (event.seq <= state.seq) return state;
  const next = { ...state, seq: event.seq };
  if (isExchange(event)) return { ...next, journal: [...state.journal, event].slice(-KEPT) };
  if (event.kind === "message") {
    const { message } = event;
    const chat = withMessage(state.chats[message.customer] ?? [], message);
    return { ...next, chats: { ...state.chats, [message.customer]: chat } };
  }
  if (event.kind === "customer") {
    const { customer } = event;
    const others = state.customers.filter(({ key }) => key !== customer.key);
    const isKnown = others.length < state.customers.length;
    const customers = isKnown
      ? state.customers.map((one) => (one.key === customer.key ? customer : one))
      : [...others, customer];
    return { ...next, customers };
  }
  return next;
}
