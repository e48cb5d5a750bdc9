import { describe, expect, test } from "vitest";
import { Limiter } from "../../kernel/limiter.ts";
import { allowanceOf } from "./limit.ts";

describe("a limiter", () => {
  test("lets a burst pass, then one for each refill, and says when", () => {
    const limiter = new Limiter({ burst: 3, perMinute: 60 });
    expect([0, 0, 0].map(() => limiter.take("a", 0))).toEqual([0, 0, 0]);
    expect(limiter.take("a", 0)).toBe(1);
    expect(limiter.take("a", 999)).toBe(1);
    expect(limiter.take("a", 1000)).toBe(0);
    expect(limiter.take("a", 1000)).toBe(1);
    expect(limiter.take("b", 1000)).toBe(0);
  });

  test("being refused does not push the next chance away", () => {
    const limiter = new Limiter({ burst: 1, perMinute: 6 });
    limiter.take("a", 0);
    for (let at = 100; at < 10_000; at += 100) limiter.take("a", at);
    expect(limiter.take("a", 10_000)).toBe(0);
  });

  test("never saves up more than the burst, and a clock that goes back does no harm", () => {
    const limiter = new Limiter({ burst: 2, perMinute: 60 });
    limiter.take("a", 1_000_000);
    expect([0, 0, 0].map(() => limiter.take("a", 9_000_000))).toEqual([0, 0, 1]);
    expect(limiter.take("a", 0)).toBe(1);
  });

  test("keeps a bounded number of addresses", () => {
    const limiter = new Limiter({ burst: 1, perMinute: 1 }, 100);
    for (let i = 0; i < 1000; i++) limiter.take(`address ${i}`, 0);
    expect(limiter.size).toBe(100);
    expect(limiter.take("address 999", 0)).toBeGreaterThan(0);
  });
});

test.each([
  ["/en/territory/MEX", "", "pages"],
  ["/assets/main-12345678.css", "", undefined],
  ["/healthz", "", undefined],
  ["/api/territories", "", "queries"],
  ["/api/observations/un-desa-stock", "?origin=MEX", "queries"],
  ["/api/observations/un-desa-stock", "?origin=MEX&format=csv", "downloads"],
  ["/figures/world-stock.png", "?year=2020", "downloads"],
])("%s%s draws on %s", (path, query, allowance) => {
  expect(allowanceOf(path, query)).toBe(allowance);
});
