import { describe, expect, it } from "vitest";
import { type Check, healthOf, intervalSeconds, isWatching } from "./check.ts";

const check = { is_enabled: true, last_status: "OK", is_late: false } as Check;

describe("intervalSeconds", () => {
  it("reads what PostgreSQL writes", () => {
    expect(intervalSeconds("00:01:00")).toBe(60);
    expect(intervalSeconds("2 days")).toBe(172_800);
    expect(intervalSeconds("1 day 02:00:00.5")).toBe(93_600.5);
    expect(intervalSeconds(null)).toBeNull();
    expect(intervalSeconds("soon")).toBeNull();
  });
});

describe("healthOf", () => {
  it("tells healthy, late, failing, never run and disabled apart", () => {
    expect(healthOf(check)).toBe("healthy");
    expect(healthOf({ ...check, is_late: true })).toBe("silent");
    expect(healthOf({ ...check, last_status: "TIMED_OUT", is_late: true })).toBe("failing");
    expect(healthOf({ ...check, last_status: null })).toBe("never");
    expect(healthOf({ ...check, last_status: null, is_enabled: false })).toBe("disabled");
  });
});

describe("isWatching", () => {
  const line = (health: "healthy" | "silent" | "disabled") => ({ check, health });
  it("needs at least one healthy check and none that is not", () => {
    expect(isWatching([line("healthy"), line("disabled")])).toBe(true);
    expect(isWatching([line("healthy"), line("silent")])).toBe(false);
    expect(isWatching([line("disabled")])).toBe(false);
    expect(isWatching([])).toBe(false);
  });
});
