import { expect, test } from "vitest";
import { concernsOf } from "./concerns.ts";

const NOW = Date.parse("2026-11-25T10:00:00Z");
const healthy = {
  status: "active",
  circuit: "closed",
  quality: "GREEN",
  restriction: null,
  restricted_until: null,
  token_ref: "META_TOKEN",
  token_expires_at: null,
  last_webhook_at: "2026-11-25T09:59:00Z",
};

test("a channel that fares well concerns nobody", () => {
  expect(concernsOf(healthy, NOW)).toEqual([]);
});

test("a token that ends within two weeks is told, one that has ended is another matter", () => {
  const until = (day: string) =>
    concernsOf({ ...healthy, token_expires_at: `${day}T10:00:00Z` }, NOW);
  expect(until("2026-12-10")).toEqual([]);
  expect(until("2026-12-08")).toEqual(["token_expiring"]);
  expect(until("2026-11-25")).toEqual(["token_expired"]);
});

test("the gravest comes first", () => {
  const worst = {
    ...healthy,
    status: "disconnected",
    circuit: "open",
    quality: "RED",
    token_ref: null,
  };
  expect(concernsOf(worst, NOW)).toEqual(["disconnected", "circuit", "no_token", "quality"]);
});

test("what Meta forbids counts until it ends", () => {
  const until = (restricted_until: string | null) =>
    concernsOf({ ...healthy, restriction: "DISABLE", restricted_until }, NOW);
  expect(until(null)).toEqual(["restricted"]);
  expect(until("2026-11-25T10:00:01Z")).toEqual(["restricted"]);
  expect(until("2026-11-25T09:59:59Z")).toEqual([]);
});

test("a channel on which nothing ever came says so", () => {
  expect(concernsOf({ ...healthy, last_webhook_at: null }, NOW)).toEqual(["silent"]);
});
