import { expect, test } from "vitest";
import { Waiting, WaitingRooms } from "./waiting.ts";

const file = (megabytes: number) => ({ name: "a", bytes: new Uint8Array(megabytes * 1_000_000) });

test("files are taken once, and the oldest make room", () => {
  const waiting = new Waiting();
  const first = waiting.put(file(30));
  const second = waiting.put(file(30));
  expect(waiting.get(first)?.name).toBe("a");
  const third = waiting.put(file(30));
  expect(waiting.get(first)).toBeUndefined();
  expect(waiting.take(second)?.bytes.length).toBe(30_000_000);
  expect(waiting.take(second)).toBeUndefined();
  expect(waiting.get(third)).toBeDefined();
});

test("each session has files of its own, gone with it, and few sessions hold any", () => {
  const rooms = new WaitingRooms();
  const id = rooms.of("a").put(file(1));
  expect(rooms.of("b").get(id)).toBeUndefined();
  expect(rooms.of("a").get(id)).toBeDefined();
  for (let n = 0; n < 20; n++) rooms.of(`other ${n}`).put(file(1));
  expect(rooms.of("a").get(id)).toBeUndefined();
  const again = rooms.of("a").put(file(1));
  rooms.end("a");
  expect(rooms.of("a").get(again)).toBeUndefined();
});
