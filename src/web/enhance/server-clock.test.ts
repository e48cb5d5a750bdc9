import { expect, test } from "vitest";
import { ServerClock } from "./server-clock.ts";

const noon = Date.UTC(2026, 2, 29, 12);

/** A screen with a clock that only goes forward, and what the server's shows beside it. */
function screen() {
  const forward = { at: 5_000 };
  const clock = new ServerClock(() => forward.at);
  const server = { ahead: noon - 5_000 };
  const now = () => forward.at + server.ahead;
  return {
    clock,
    server,
    now,
    pass: (milliseconds: number) => {
      forward.at += milliseconds;
    },
    /** A sign of life that was so many milliseconds under way. */
    hear: (late: number) => {
      forward.at += late;
      clock.compare(now() - late);
    },
    off: () => clock.now() - now(),
  };
}

test("the quickest answer tells the server's clock; a slow one in between does not disturb it", () => {
  const { hear, pass, off } = screen();
  hear(900);
  expect(off()).toBe(-900);
  hear(40);
  pass(15_000);
  expect(off()).toBe(-40);
  hear(4000);
  pass(15_000);
  expect(off()).toBe(-40);
});

test("a server whose clock is set back, or forward, is believed after a few signs of life", () => {
  const { hear, pass, off, server } = screen();
  const go = () => {
    for (let times = 0; times < 8; times++) {
      pass(15_000);
      hear(60);
    }
  };
  go();
  server.ahead -= 300_000;
  go();
  expect(off()).toBe(-60);
  server.ahead += 3_600_000;
  pass(15_000);
  hear(60);
  expect(off()).toBe(-60);
});

test("a screen whose clock stood still while it slept is right with the first that it hears", () => {
  const { hear, server, off } = screen();
  hear(50);
  // Asleep for an hour: the server's clock went on, the screen's did not.
  server.ahead += 3_600_000;
  hear(50);
  expect(off()).toBe(-50);
});
