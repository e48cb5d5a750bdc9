import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quotient } from "./answer.ts";
import { allBorn, emigrationRate, selectionBias } from "./education.ts";
import { quotientOfSums } from "./over-territories.ts";
import { corridorsAboveTarget, meanCost, type Service, smartCost, totalCostPercent } from "./prices.ts";
import { recruitmentCost } from "./recruitment.ts";
import { impliedGdp, personalRemittances, remittancesPerEmigrant, remittancesShare } from "./remittances.ts";
import {
  ageDependency,
  effectiveness,
  emigrantShareOfNatives,
  emigrantShareOfResidents,
  migrantStockShare,
  sexRatio,
  womensShare,
} from "./stock.ts";

const count = fc.nat({ max: 1_000_000_000 });
const maybe = fc.option(count, { nil: null });

describe("gaps and zeros", () => {
  test("a zero numerator is a value, a zero denominator is none, and both are told from what is missing", () => {
    expect(quotient(0, 5)).toEqual({ value: 0, gap: null });
    expect(quotient(5, 0)).toEqual({ value: null, gap: "denominator-zero" });
    expect(quotient(0, 0)).toEqual({ value: null, gap: "denominator-zero" });
    expect(quotient(null, 5)).toEqual({ value: null, gap: "numerator-missing" });
    expect(quotient(5, null)).toEqual({ value: null, gap: "denominator-missing" });
    expect(quotient(null, null)).toEqual({ value: null, gap: "numerator-missing" });
  });

  test("a value or a reason, never both and never NaN", () => {
    fc.assert(
      fc.property(maybe, maybe, maybe, (a, b, c) => {
        for (const answer of [
          migrantStockShare(a, b),
          emigrantShareOfNatives(a, b, c),
          emigrationRate(a, b),
          ageDependency(a, b, c),
          effectiveness(a, b),
        ]) {
          expect((answer.value === null) !== (answer.gap === null)).toBe(true);
          expect(answer.value === null || Number.isFinite(answer.value)).toBe(true);
        }
      }),
    );
  });
});

describe("the stock", () => {
  test("figures that UN DESA derives itself (International Migrant Stock 2020, Tables 3 and 4)", () => {
    expect(migrantStockShare(280_598_105, 7_794_798_729).value).toBeCloseTo(3.6, 1);
    expect(migrantStockShare(50_632_836, 331_002_647).value).toBeCloseTo(15.3, 1);
    expect(womensShare(134_942_261, 280_598_105).value).toBeCloseTo(48.1, 1);
  });

  test("emigrants against residents and against all who were born there", () => {
    expect(emigrantShareOfResidents(30, 100).value).toBe(30);
    expect(emigrantShareOfNatives(30, 100, 10).value).toBe(25);
    expect(emigrantShareOfNatives(30, 100, null).gap).toBe("denominator-missing");
    expect(emigrantShareOfNatives(null, 100, 10).gap).toBe("numerator-missing");
    // Everybody left, nobody came: all of the native-born, and no resident to set them against.
    expect(emigrantShareOfNatives(30, 0, 0).value).toBe(100);
    expect(emigrantShareOfResidents(30, 0).gap).toBe("denominator-zero");
  });

  test("the native-born share lies between 0 and 100 wherever immigrants are among the residents", () => {
    fc.assert(
      fc.property(count, count, fc.double({ min: 0, max: 1, noNaN: true }), (emigrants, people, share) => {
        const { value } = emigrantShareOfNatives(emigrants, people, Math.floor(people * share));
        expect(value === null || (value >= 0 && value <= 100)).toBe(true);
      }),
    );
  });

  test("sex ratio, dependency, effectiveness", () => {
    // World, mid-2020 (World Population Prospects 2019): 101.7 men for 100 women.
    expect(sexRatio(3_929_974, 3_864_825).value).toBeCloseTo(101.7, 1);
    expect(ageDependency(25, 50, 10).value).toBe(70);
    expect(ageDependency(25, 50, null).gap).toBe("numerator-missing");
    expect(effectiveness(10, 10).value).toBe(0);
    expect(effectiveness(10, 0).value).toBe(1);
    expect(effectiveness(30, 10).value).toBe(0.5);
    expect(effectiveness(0, 0).gap).toBe("denominator-zero");
    expect(effectiveness(null, 3).gap).toBe("numerator-missing");
  });

  test("effectiveness does not know directions and lies between 0 and 1", () => {
    fc.assert(
      fc.property(count, count, (a, b) => {
        const { value } = effectiveness(a, b);
        expect(value).toBe(effectiveness(b, a).value);
        expect(value === null || (value >= 0 && value <= 1)).toBe(true);
      }),
    );
  });
});

describe("education", () => {
  test("the brain drain of a worked example (Docquier and Marfouk 2006, eq. 2)", () => {
    expect(emigrationRate(20_000, 80_000).value).toBe(20);
    expect(allBorn(20_000, null)).toBeNull();
    expect(emigrationRate(0, 80_000)).toEqual({ value: 0, gap: null });
    expect(emigrationRate(5, null).gap).toBe("denominator-missing");
    expect(selectionBias(emigrationRate(20, 80), emigrationRate(50, 950)).value).toBeCloseTo(4, 12);
  });
});

describe("over territories", () => {
  test("sums, not the mean of shares", () => {
    const parts = [
      { numerator: 50, denominator: 100 },
      { numerator: 10, denominator: 900 },
    ];
    expect(quotientOfSums(parts, 100).answer.value).toBe(6);
  });

  test("a territory that lacks either part is in neither sum, and is named", () => {
    const all = quotientOfSums(
      [
        { numerator: null, denominator: 1_000_000 },
        { numerator: 10, denominator: 100 },
        { numerator: 7, denominator: null },
        { numerator: 0, denominator: 100 },
      ],
      100,
    );
    expect(all).toEqual({
      answer: { value: 5, gap: null },
      numerator: 10,
      denominator: 200,
      counted: 2,
      leftOut: [0, 2],
    });
    expect(quotientOfSums([]).answer.gap).toBe("numerator-missing");
    expect(quotientOfSums([{ numerator: 1, denominator: null }]).answer.gap).toBe("denominator-missing");
    expect(quotientOfSums([{ numerator: 0, denominator: 0 }]).answer.gap).toBe("denominator-zero");
  });

  test("lies between the least and the greatest share, and does not know the order or the grouping", () => {
    const part = fc.record({
      numerator: fc.nat({ max: 10_000 }),
      denominator: fc.integer({ min: 1, max: 10_000 }),
    });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 30 }), fc.nat({ max: 29 }), (parts, cut) => {
        const value = quotientOfSums(parts, 100).answer.value ?? Number.NaN;
        const shares = parts.map(({ numerator, denominator }) => (100 * numerator) / denominator);
        expect(value).toBeGreaterThanOrEqual(Math.min(...shares) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(...shares) + 1e-9);
        const halves = [parts.slice(0, cut), parts.slice(cut)].map((some) => quotientOfSums(some));
        expect(quotientOfSums(halves, 100).answer.value).toBeCloseTo(value, 9);
        expect(quotientOfSums(parts.toReversed(), 100).answer.value).toBeCloseTo(value, 9);
      }),
    );
  });
});

describe("remittances", () => {
  test("share of the gross domestic product, and back", () => {
    expect(personalRemittances(30, 12)).toBe(42);
    expect(personalRemittances(30, null)).toBeNull();
    expect(remittancesShare(42, 420).value).toBe(10);
    expect(impliedGdp(42, 10)).toBe(420);
    expect(impliedGdp(0, 0)).toBeNull();
    expect(remittancesPerEmigrant(1000, 0).gap).toBe("denominator-zero");
  });

  test("shares of several territories add up by what they imply of the product", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ money: fc.integer({ min: 1, max: 1e6 }), gdp: fc.integer({ min: 1, max: 1e9 }) }),
          {
            minLength: 1,
          },
        ),
        (all) => {
          const from = all.map(({ money, gdp }) => ({
            numerator: money,
            denominator: impliedGdp(money, remittancesShare(money, gdp).value),
          }));
          const direct = all.map(({ money, gdp }) => ({ numerator: money, denominator: gdp }));
          const [a, b] = [quotientOfSums(from, 100), quotientOfSums(direct, 100)];
          const value = b.answer.value ?? Number.NaN;
          expect(Math.abs((a.answer.value ?? Number.NaN) - value)).toBeLessThanOrEqual(1e-9 * value);
        },
      ),
    );
  });
});

describe("what sending money costs", () => {
  const service = (totalPercent: number, other: Partial<Service> = {}): Service => ({
    totalPercent,
    transparent: true,
    days: 1,
    accessible: true,
    ...other,
  });

  test("fee and margin, once", () => {
    expect(totalCostPercent(5, 200, 1.5).value).toBe(4);
    expect(totalCostPercent(0, 200, -1).value).toBe(-1);
  });

  test("a simple mean over transparent services, promotions included", () => {
    const services = [service(6), service(-2), service(8), service(0, { transparent: false })];
    expect(meanCost(services).value).toBe(4);
    expect(meanCost([service(3, { transparent: false })]).gap).toBe("numerator-missing");
  });

  test("SmaRT takes the three cheapest that are transparent, accessible and quick", () => {
    const services = [
      service(1, { transparent: false }),
      service(1.5, { days: 6 }),
      service(1.6, { days: null }),
      service(1.7, { accessible: false }),
      service(9),
      service(3),
      service(2, { days: 5 }),
      service(4),
    ];
    expect(smartCost(services).value).toBe(3);
    expect(smartCost(services.slice(0, 6)).gap).toBe("numerator-missing");
  });

  test("SmaRT is never above the mean of those that qualify", () => {
    const one = fc.record({
      totalPercent: fc.double({ min: -5, max: 30, noNaN: true }),
      transparent: fc.boolean(),
      days: fc.option(fc.nat({ max: 10 }), { nil: null }),
      accessible: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), (services) => {
        const good = services.filter((s) => s.transparent && s.accessible && (s.days ?? 99) <= 5);
        const smart = smartCost(services).value;
        expect(smart === null).toBe(good.length < 3);
        if (smart !== null) expect(smart).toBeLessThanOrEqual((meanCost(good).value ?? 0) + 1e-9);
      }),
    );
  });

  test("corridors above five per cent", () => {
    const smart = [
      smartCost([service(6), service(6), service(6)]),
      smartCost([service(5), service(5), service(5)]),
    ];
    expect(corridorsAboveTarget([...smart, smartCost([])])).toEqual({ above: 1, of: 2 });
  });
});

test("recruitment costs are of the same worker, and quartiles of what each paid", () => {
  const workers = [1, 2, 3, 4, 5].map((months) => ({
    cost: months * 400 * months,
    monthlyIncome: 400 * months,
  }));
  const found = recruitmentCost([...workers, { cost: 100, monthlyIncome: 0 }]);
  expect([found.lower.value, found.median.value, found.upper.value]).toEqual([2, 3, 4]);
  expect([found.workers, found.leftOut]).toEqual([5, 1]);
  expect(recruitmentCost([]).median.gap).toBe("numerator-missing");
});
