import type { Channel, ChatMessage, Customer, SimulatorState } from "../data/wire.ts";

/** Who holds a phone: one customer on each network that they use. */
export interface Person {
  id: string;
  name: string;
  customers: Partial<Record<Channel, Customer>>;
}

/** People in the order in which they were met; a customer without a person is one alone. */
export function peopleOf(customers: readonly Customer[]): Person[] {
  const people = new Map<string, Person>();
  for (const customer of customers) {
    const id = customer.person ?? customer.key;
    const person = people.get(id) ?? { id, name: customer.name, customers: {} };
    person.customers[customer.channel] = customer;
    people.set(id, person);
  }
  return [...people.values()];
}

export function isUnread({ from, receipt }: ChatMessage): boolean {
  return from === "business" && ["accepted", "sent", "delivered"].includes(receipt);
}

export function unreadOf(state: SimulatorState, customer: Customer | undefined): number {
  return (customer ? (state.chats[customer.key] ?? []) : []).filter(isUnread).length;
}
