import { expect, test } from "vitest";
import {
  isWaitingLong,
  nextStep,
  platesOf,
  STEPS,
  stateOf,
  type Trip,
  waitingHours,
} from "./trip.ts";

const NOW = Date.parse("2026-03-31T12:00:00Z");
const trip = (fields: Partial<Trip>) => ({ annule_at: null, arrive_at: null, ...fields }) as Trip;

test("steps follow one another and end with the reception", () => {
  const reached: string[] = ["CHARGEMENT"];
  for (let next = nextStep(trip({ statut: "CHARGEMENT" })); next; ) {
    reached.push(next);
    next = nextStep(trip({ statut: next }));
  }
  expect(reached).toEqual([...STEPS]);
});

test("a cancelled trip has no next step and is shown as cancelled", () => {
  const cancelled = trip({ statut: "TRANSIT", annule_at: "2026-03-30T00:00:00Z" });
  expect(nextStep(cancelled)).toBeNull();
  expect(stateOf(cancelled)).toBe("ANNULE");
});

test("waiting is counted from the arrival, and only while the truck waits", () => {
  const arrived = trip({ statut: "ARRIVE", arrive_at: "2026-03-29T12:00:00Z" });
  expect(waitingHours(arrived, NOW)).toBe(48);
  expect(isWaitingLong(arrived, NOW)).toBe(true);
  expect(isWaitingLong(arrived, NOW - 1)).toBe(false);
  expect(waitingHours(trip({ ...arrived, statut: "DECHARGE" }), NOW)).toBeNull();
});

test("a truck without trailer has one plate", () => {
  expect(platesOf({ plaque_camion: "1 AB", plaque_remorque: null })).toBe("1 AB");
  expect(platesOf({ plaque_camion: "1 AB", plaque_remorque: "2 CD" })).toBe("1 AB • 2 CD");
});
