import { expect, test } from "vitest";
import { BODY, tankGeometry } from "./tank-geometry.ts";

const bottom = BODY.y + BODY.height;
const tank = (...litres: number[]) =>
  tankGeometry({
    capacity: 1000,
    safeFill: 900,
    heel: 50,
    shares: litres.map((value, index) => ({
      key: String(index),
      label: String(index),
      litres: value,
    })),
  });

test("owners lie one upon the other and reach the level of the whole tank", () => {
  const { bands, fillRatio, total } = tank(250, 250);
  expect(total).toBe(500);
  expect(fillRatio).toBe(0.5);
  expect(bands).toHaveLength(2);
  expect((bands[0]?.top ?? 0) + (bands[0]?.height ?? 0)).toBeCloseTo(bottom);
  expect((bands[1]?.top ?? 0) + (bands[1]?.height ?? 0)).toBeCloseTo(bands[0]?.top ?? 0);
  expect(bands[1]?.top).toBeCloseTo(bottom - BODY.height / 2);
});

test("more than the capacity stays inside the drawing and is said", () => {
  const { bands, fillRatio, state } = tank(1200);
  expect(bands[0]?.top).toBe(BODY.y);
  expect(fillRatio).toBe(1.2);
  expect(state).toBe("over");
});

test("negative books draw nothing and are said", () => {
  expect(tank(-10)).toMatchObject({ bands: [], state: "negative", total: -10 });
});

test("one owner's negative books lower the surface, not another's name", () => {
  const { bands, total } = tank(300, -100);
  expect(total).toBe(200);
  expect(bands.map((band) => band.key)).toEqual(["0"]);
  expect(bands[0]?.top).toBeCloseTo(bottom - BODY.height * 0.2);
});

test("above the safe fill and at the heel are states of their own", () => {
  expect(tank(901).state).toBe("over");
  expect(tank(900).state).toBe("normal");
  expect(tank(50).state).toBe("low");
  expect(tank(51).state).toBe("normal");
});

test("a hatch of a partner keeps its number when the own share is empty", () => {
  expect(tank(0, 100).bands).toMatchObject([{ key: "1", index: 1 }]);
});
