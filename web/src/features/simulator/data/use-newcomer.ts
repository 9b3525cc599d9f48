import { newId } from "../../../shared/api/new-id.ts";
import { freePerson, type Holder, withPhone } from "../model/holders.ts";
import { newName } from "../model/newcomers.ts";
import { peopleOf } from "../model/people.ts";
import { simulator } from "./client.ts";
import { CHANNELS, type SimulatorState } from "./wire.ts";

/** Puts one more phone on the table: of somebody who has none there, or of a newcomer. */
export function useNewcomer(
  state: SimulatorState | null,
  holders: readonly Holder[],
  onHolders: (holders: readonly Holder[]) => void,
) {
  return async () => {
    const people = peopleOf(state?.customers ?? []);
    const known = freePerson(
      holders,
      people.map(({ id }) => id),
    );
    if (known) return onHolders(withPhone(holders, known));
    const person = newId();
    const name = newName(people.map((one) => one.name));
    await Promise.all(CHANNELS.map((channel) => simulator.addCustomer({ channel, name, person })));
    return onHolders(withPhone(holders, person));
  };
}
