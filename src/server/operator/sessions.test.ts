import { describe, expect, test } from "vitest";
import { linkLasts, Operators, sameSecret, sessionLasts } from "./sessions.ts";
import { Waiting } from "./waiting.ts";

function clock() {
  let time = 1_000_000;
  return { now: () => time, pass: (milliseconds: number) => (time += milliseconds) };
}

describe("the operator's links and sessions", () => {
  test("a link is good once", () => {
    const operators = new Operators();
    const key = operators.issue();
    expect(operators.isGood(key)).toBe(true);
    const cookie = operators.redeem(key);
    expect(operators.session(cookie)?.token).toMatch(/^[\w-]{43}$/);
    expect(operators.isGood(key)).toBe(false);
    expect(operators.redeem(key)).toBeUndefined();
  });

  test("looking at a link does not use it up; a wrong key opens nothing and spoils nothing", () => {
    const operators = new Operators();
    const key = operators.issue();
    for (const guess of ["", key.slice(1), `${key}x`, "operator"]) {
      expect(operators.isGood(guess)).toBe(false);
      expect(operators.redeem(guess)).toBeUndefined();
    }
    expect(operators.redeem(key)).toBeDefined();
  });

  test("a link grows old, and a newer one makes it void", () => {
    const time = clock();
    const operators = new Operators(time.now);
    const old = operators.issue();
    time.pass(linkLasts);
    expect(operators.redeem(old)).toBeUndefined();
    const first = operators.issue();
    const second = operators.issue();
    expect(operators.redeem(first)).toBeUndefined();
    expect(operators.redeem(second)).toBeDefined();
  });

  test("a session ends by itself, or when it is ended, and another goes on", () => {
    const time = clock();
    const operators = new Operators(time.now);
    const [a, b] = [operators.redeem(operators.issue()), operators.redeem(operators.issue())];
    operators.end(a);
    expect(operators.session(a)).toBeUndefined();
    expect(operators.session(b)).toBeDefined();
    time.pass(sessionLasts);
    expect(operators.session(b)).toBeUndefined();
    expect(operators.session("made up")).toBeUndefined();
    expect(operators.session(undefined)).toBeUndefined();
  });

  test("each session has a token of its own", () => {
    const operators = new Operators();
    const [a, b] = [operators.redeem(operators.issue()), operators.redeem(operators.issue())];
    const [x, y] = [operators.session(a)?.token ?? "", operators.session(b)?.token ?? ""];
    expect(sameSecret(x, x)).toBe(true);
    expect(sameSecret(x, y)).toBe(false);
  });
});

describe("files that wait", () => {
  test("are taken once, and the oldest make room", () => {
    const waiting = new Waiting();
    const file = (megabytes: number) => ({ name: "a", bytes: new Uint8Array(megabytes * 1_000_000) });
    const first = waiting.put(file(30));
    const second = waiting.put(file(30));
    expect(waiting.get(first)?.name).toBe("a");
    const third = waiting.put(file(30));
    expect(waiting.get(first)).toBeUndefined();
    expect(waiting.take(second)?.bytes.length).toBe(30_000_000);
    expect(waiting.take(second)).toBeUndefined();
    expect(waiting.get(third)).toBeDefined();
  });
});
