import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seeded } from "../support.ts";
import { asymmetry } from "./asymmetry.ts";
import { convertDuration, durations, toTwelveMonths } from "./duration.ts";
import type { MirrorCell } from "./model.ts";
import { type CorrectionFactors, poulainFactors } from "./poulain.ts";
import { reconcile, toCommonDuration } from "./reconcile.ts";
import { relativeUndercount } from "./undercount.ts";

const cell = (origin: string, destination: string, received: number | null, sent: number | null) =>
  ({ origin, destination, received, sent }) satisfies MirrorCell;

/** Two books of each of 2 to 7 territories, with gaps and zeros. */
const books = fc.integer({ min: 2, max: 7 }).chain((n) => {
  const names = Array.from({ length: n }, (_, i) => String.fromCharCode(65 + i));
  const pairs = names.flatMap((i) => names.filter((j) => j !== i).map((j) => [i, j] as const));
  const figure = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 50_000 }) },
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  return fc
    .array(fc.tuple(figure, figure), { minLength: pairs.length, maxLength: pairs.length })
    .map((all) => pairs.map(([i, j], at) => cell(i, j, all[at]?.[0] ?? null, all[at]?.[1] ?? null)));
});

/** Books of like sizes, apart by a factor of up to two: what is slow and obvious gets there in good time. */
const likelyBooks = fc.tuple(books, fc.integer()).map(([cells, seed]) => {
  const random = seeded(seed);
  return cells.map((one) => {
    const sent = one.sent === null ? null : 500 + (one.sent % 4500);
    return { ...one, sent, received: sent === null ? null : Math.round(sent * 2 ** (2 * random() - 1)) };
  });
});

function loss(cells: readonly MirrorCell[], a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) {
  return cells.reduce((total, { origin, destination, received, sent }) => {
    if (received === null || sent === null || received + sent === 0) return total;
    const [x, y] = [a.get(destination), b.get(origin)];
    if (x === undefined && received > 0) return total;
    if (y === undefined && sent > 0) return total;
    return total + ((x ?? 0) * received - (y ?? 0) * sent) ** 2 / (received + sent);
  }, 0);
}

/** One factor at a time to where the sum is least, over and over: slow and obvious. */
function slowly(cells: readonly MirrorCell[], exact: CorrectionFactors): CorrectionFactors {
  const a = new Map([...exact.received].map(([one, factor]) => [one, one === "A" ? factor : 1]));
  const b = new Map([...exact.sent].map(([one]) => [one, 1]));
  const both = cells.filter(
    ({ received, sent }) => received !== null && sent !== null && received + sent > 0,
  );
  for (let round = 0; round < 20_000; round++) {
    let moved = 0;
    for (const [own, other, mine, theirs] of [
      [a, b, "received", "sent"],
      [b, a, "sent", "received"],
    ] as const) {
      for (const one of own.keys()) {
        if (mine === "received" && one === "A") continue;
        let [over, under] = [0, 0];
        for (const c of both) {
          if ((mine === "received" ? c.destination : c.origin) !== one) continue;
          const [x, y] = [c[mine] ?? 0, c[theirs] ?? 0];
          over += (x * y * (other.get(mine === "received" ? c.origin : c.destination) ?? 0)) / (x + y);
          under += (x * x) / (x + y);
        }
        if (under === 0) continue;
        moved = Math.max(moved, Math.abs(over / under - (own.get(one) ?? 0)));
        own.set(one, over / under);
      }
    }
    if (moved < 1e-13) break;
  }
  return { ...exact, received: a, sent: b };
}

describe("asymmetry", () => {
  test("a worked corridor", () => {
    const found = asymmetry({ received: 200, sent: 100 });
    expect(found.logRatio).toBeCloseTo(Math.LN2, 12);
    expect(found.relative).toBeCloseTo(0.6667, 4);
  });

  test("undefined where both are zero or one is missing; the log wants both above zero", () => {
    expect(asymmetry({ received: 0, sent: 0 })).toEqual({ logRatio: null, relative: null });
    expect(asymmetry({ received: 5, sent: null })).toEqual({ logRatio: null, relative: null });
    expect(asymmetry({ received: 5, sent: 0 })).toEqual({ logRatio: null, relative: 2 });
    expect(asymmetry({ received: 0, sent: 5 })).toEqual({ logRatio: null, relative: -2 });
  });

  test("changing sides changes the sign", () => {
    const positive = fc.integer({ min: 1, max: 1e6 });
    fc.assert(
      fc.property(positive, positive, (received, sent) => {
        const [one, other] = [asymmetry({ received, sent }), asymmetry({ received: sent, sent: received })];
        expect(one.logRatio).toBeCloseTo(-(other.logRatio ?? Number.NaN), 9);
        expect(one.relative).toBeCloseTo(-(other.relative ?? Number.NaN), 9);
      }),
    );
  });
});

describe("relative undercount", () => {
  const cells = [
    cell("POL", "DEU", 1000, 200),
    cell("POL", "SWE", 100, 20),
    cell("POL", "GBR", 5000, 10),
    cell("POL", "NOR", 50, null),
    cell("DEU", "POL", 30, 600),
  ];
  const good = new Set(["DEU", "SWE", "NOR"]);

  test("what Poland sees of those whom good reporters receive from it", () => {
    expect(relativeUndercount(cells, "POL", "sent", good)).toEqual({
      ratio: 0.2,
      own: 220,
      partners: 1100,
      corridors: 2,
    });
    expect(relativeUndercount(cells, "POL", "received", good).ratio).toBe(0.05);
  });

  test("no corridor with a good reporter, no ratio", () => {
    expect(relativeUndercount(cells, "POL", "sent", new Set(["FRA"])).ratio).toBeNull();
  });
});

test("definitions of the stay are brought to twelve months and back", () => {
  expect(convertDuration(1000, "none")).toBe(530);
  expect(convertDuration(1000, "permanent")).toBe(2260);
  for (const from of durations)
    for (const to of durations)
      expect(convertDuration(convertDuration(1000, from, to), to, from)).toBeCloseTo(1000, 9);
  // The shorter the stay that is asked for, the more are counted, so the less a count stands for.
  expect(Object.values(toTwelveMonths)).toEqual(Object.values(toTwelveMonths).toSorted((a, b) => a - b));
});

describe("correction factors (Poulain)", () => {
  test("books that differ by factors alone are brought together without a rest", () => {
    const a: Record<string, number> = { A: 1, B: 1.25, C: 2 };
    const b: Record<string, number> = { A: 4, B: 1.6, C: 1 };
    const names = Object.keys(a);
    const cells = names.flatMap((i, x) =>
      names
        .filter((j) => j !== i)
        .map((j, y) => {
          const people = 1000 * (x + 1) + 700 * y;
          return cell(i, j, people / (a[j] ?? 1), people / (b[i] ?? 1));
        }),
    );
    const found = poulainFactors(cells, { territory: "A", side: "received" });
    expect(found?.residual).toBeCloseTo(0, 9);
    for (const one of names) {
      expect(found?.received.get(one)).toBeCloseTo(a[one] ?? 0, 9);
      expect(found?.sent.get(one)).toBeCloseTo(b[one] ?? 0, 9);
    }
  });

  test("two territories by hand: b = I E / E^2 where one corridor decides", () => {
    const found = poulainFactors([cell("B", "A", 300, 100)], { territory: "A", side: "received" });
    expect(found?.sent.get("B")).toBeCloseTo(3, 12);
    expect([...(found?.received.keys() ?? [])]).toEqual(["A"]);
  });

  test("what no corridor joins to the fixed book gets no factor and is named", () => {
    const cells = [cell("B", "A", 300, 100), cell("C", "D", 10, 20)];
    const found = poulainFactors(cells, { territory: "A", side: "received" });
    expect(found?.unjoined).toEqual([
      { territory: "D", side: "received" },
      { territory: "C", side: "sent" },
    ]);
    expect(poulainFactors(cells, { territory: "Z", side: "sent" })).toBeUndefined();
    expect(poulainFactors([cell("B", "A", 300, 0)], { territory: "A", side: "received" })).toBeUndefined();
  });

  test("no change of a factor makes the sum of squares less, and none is negative", () => {
    fc.assert(
      fc.property(books, fc.double({ min: -0.1, max: 0.1, noNaN: true }), (cells, step) => {
        const found = poulainFactors(cells, { territory: "A", side: "received" });
        fc.pre(found !== undefined);
        if (!found) return;
        const least = loss(cells, found.received, found.sent);
        expect(found.residual).toBeCloseTo(least, 4);
        for (const [side, one] of [
          ...[...found.received.keys()].map((key) => ["received", key] as const),
          ...[...found.sent.keys()].map((key) => ["sent", key] as const),
        ]) {
          expect(found[side].get(one)).toBeGreaterThanOrEqual(-1e-9);
          if (side === "received" && one === "A") continue;
          const moved = new Map(found[side]).set(one, (found[side].get(one) ?? 0) + step);
          const then =
            side === "received" ? loss(cells, moved, found.sent) : loss(cells, found.received, moved);
          expect(then).toBeGreaterThanOrEqual(least - 1e-6 * (1 + least));
        }
      }),
      { numRuns: 200 },
    );
  });

  test("a slow minimiser comes to the same sum", () => {
    fc.assert(
      fc.property(likelyBooks, (cells) => {
        const exact = poulainFactors(cells, { territory: "A", side: "received" });
        fc.pre(exact !== undefined);
        if (!exact) return;
        const slow = slowly(cells, exact);
        const [least, found] = [
          loss(cells, exact.received, exact.sent),
          loss(cells, slow.received, slow.sent),
        ];
        const ones = (keys: Iterable<string>) => new Map([...keys].map((key) => [key, 1]));
        const before = loss(cells, ones(exact.received.keys()), ones(exact.sent.keys()));
        expect(least).toBeLessThanOrEqual(found + 1e-9 * (1 + before));
        expect(found - least).toBeLessThanOrEqual(1e-4 * (1 + before));
      }),
      { numRuns: 60 },
    );
  });
});

describe("the reconciled estimate", () => {
  const factors: CorrectionFactors = {
    received: new Map([["A", 1]]),
    sent: new Map([["B", 3]]),
    unjoined: [],
    residual: 0,
    corridors: 1,
  };

  test("shows both sides, their factors and what came of them", () => {
    expect(reconcile([cell("B", "A", 310, 100)], factors)).toEqual([
      {
        origin: "B",
        destination: "A",
        received: 310,
        sent: 100,
        receivedFactor: 1,
        sentFactor: 3,
        correctedReceived: 310,
        correctedSent: 300,
        estimate: 305,
        basis: "both",
      },
    ]);
  });

  test("one side alone, no side, and a book without a factor", () => {
    const found = reconcile(
      [cell("B", "A", null, 100), cell("C", "A", 7, 9), cell("C", "D", 5, 5), cell("B", "A", 0, null)],
      factors,
    );
    expect(found.map(({ estimate, basis }) => [estimate, basis])).toEqual([
      [300, "sent"],
      [7, "received"],
      [null, "none"],
      [0, "received"],
    ]);
  });

  test("durations are converted book by book", () => {
    const [found] = toCommonDuration([cell("B", "A", 100, 100)], {
      received: new Map([["A", "3-months"]]),
      sent: new Map([["B", "permanent"]]),
    });
    expect([found?.received, found?.sent]).toEqual([63, expect.closeTo(226, 9)]);
  });
});
