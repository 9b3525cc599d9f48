import type { Business, Customer } from "./types.ts";

/** The demo channels of supabase/seed-messaging.sql. */
export const demoBusinesses: readonly Business[] = [
  {
    channel: "whatsapp",
    id: "100000000000001",
    account_id: "900000000000001",
    name: "Saveurs Hydra",
    handle: "213555000001",
  },
  {
    channel: "instagram",
    id: "200000000000001",
    account_id: "200000000000001",
    name: "Saveurs Hydra",
    handle: "saveurs.hydra",
  },
  {
    channel: "messenger",
    id: "300000000000001",
    account_id: "300000000000001",
    name: "Saveurs Hydra",
    handle: "Saveurs Hydra",
  },
];

type Person = { readonly person: string; readonly name: string; readonly number: number };

const people: readonly Person[] = [
  { person: "amina", name: "Amina Benali", number: 1 },
  { person: "karim", name: "كريم حدّاد", number: 2 },
  { person: "lina", name: "Lina Haddad", number: 3 },
];

/** One person, one phone, a customer on each channel. Numbers that nobody has. */
export const customersOf = ({ person, name, number }: Person): readonly Customer[] => {
  const common = { name, person, last_inbound_at: null, typing_until: null };
  const padded = String(number).padStart(6, "0");
  const make = (channel: Customer["channel"], id: string, username: string | null): Customer => ({
    ...common,
    key: `${channel}:${id}`,
    channel,
    id,
    bsuid: channel === "whatsapp" ? `DZ.5A11ED${padded}` : null,
    shows_phone: true,
    username,
  });
  return [
    make("whatsapp", `213550${padded}`, null),
    make("instagram", `610000000${padded}`, `${person}.${number}`),
    make("messenger", `710000000${padded}`, null),
  ];
};

export const demoCustomers = (): readonly Customer[] => people.flatMap(customersOf);
