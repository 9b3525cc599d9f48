import { expect, test } from "vitest";
import type { Customer } from "../data/wire.ts";
import { peopleOf } from "./people.ts";

const customer = (channel: Customer["channel"], person: string | null, name = "A"): Customer => ({
  key: `${channel}:${person ?? name}`,
  channel,
  id: "1",
  bsuid: null,
  shows_phone: true,
  name,
  username: null,
  person,
  last_inbound_at: null,
  typing_until: null,
});

test("one person holds one phone, whatever the number of networks", () => {
  const people = peopleOf([
    customer("whatsapp", "amina"),
    customer("instagram", "amina"),
    customer("whatsapp", null, "Client 42"),
  ]);
  expect(people.map(({ id, customers }) => [id, Object.keys(customers)])).toEqual([
    ["amina", ["whatsapp", "instagram"]],
    ["whatsapp:Client 42", ["whatsapp"]],
  ]);
});
