import { expect, test } from "vitest";
import {
  EMPTY_TRANSFER,
  missingInTransfer,
  transferLines,
  transferWrite,
} from "./transfer-draft.ts";

const NOW = "2026-03-31T10:00:00.000Z";
const full = {
  ...EMPTY_TRANSFER,
  source: "a",
  destination: "b",
  sorti: "10.000",
  temperature: "28",
  densite: "836,5",
};

test("what keeps a transfer from being sent is named, first what cannot be read", () => {
  expect(missingInTransfer(EMPTY_TRANSFER, NOW)).toBe("source");
  expect(missingInTransfer({ ...full, recu: "tout" }, NOW)).toBe("recu");
  expect(missingInTransfer(full, null)).toBe("moment");
  expect(missingInTransfer({ ...full, proprietaire: "PARTENAIRE" }, NOW)).toBe("partenaire");
  expect(missingInTransfer(full, NOW)).toBeNull();
});

test("left out, what arrived is for the database to take as what left", () => {
  const write = transferWrite(full, { id: "x", moment: NOW });
  expect(write).toMatchObject({ volume_sorti: 10_000, volume_recu: null });
  expect(transferLines(full).map((line) => line.volume_compteur_l)).toEqual([10_000, 10_000]);
  expect(transferLines({ ...full, recu: "9 990" }).map((line) => line.volume_compteur_l)).toEqual([
    10_000, 9990,
  ]);
});
