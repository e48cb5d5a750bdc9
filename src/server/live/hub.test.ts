import { describe, expect, test, vi } from "vitest";
import { eventBytes } from "./event.ts";
import { gather } from "./gather.ts";
import { LiveHub, liveLimits } from "./hub.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const listening = (address = "9.9.9.9", variant = "en") => ({ topic: "list", variant, address });

function opened(hub: LiveHub, address?: string, variant?: string): ReadableStreamDefaultReader<Uint8Array> {
  const stream = hub.open(listening(address, variant), bytes("first"));
  if (typeof stream === "string") throw new Error(stream);
  return stream.getReader();
}
const next = async (reader: ReadableStreamDefaultReader<Uint8Array>) => {
  const { done, value } = await reader.read();
  return done ? null : new TextDecoder().decode(value);
};

describe("the hub", () => {
  test("sends what is sent to each who listens to the topic in the variant, after their first", async () => {
    const hub = new LiveHub();
    const [one, other, arabic] = [opened(hub), opened(hub), opened(hub, "9.9.9.9", "ar")];
    expect(hub.variants("list").toSorted()).toEqual(["ar", "en"]);
    hub.send("list", "en", bytes("news"));
    hub.send("another", "en", bytes("no"));
    expect([await next(one), await next(one)]).toEqual(["first", "news"]);
    expect([await next(other), await next(other)]).toEqual(["first", "news"]);
    expect(await next(arabic)).toBe("first");
    hub.close();
    expect([await next(one), await next(arabic)]).toEqual([null, null]);
    expect(hub.size).toBe(0);
    expect(hub.open(listening(), bytes(""))).toBe("full");
  });

  test("lets in so many in all and from one address, and again when one has gone", async () => {
    const hub = new LiveHub({ ...liveLimits, total: 3, perAddress: 2 });
    const first = opened(hub);
    opened(hub);
    expect(hub.open(listening(), bytes(""))).toBe("too-many");
    opened(hub, "1.1.1.1");
    expect(hub.open(listening("2.2.2.2"), bytes(""))).toBe("full");
    await first.cancel();
    expect(hub.size).toBe(2);
    opened(hub);
    hub.close();
  });

  test("whoever does not take what is sent is cut off; the others go on", async () => {
    const hub = new LiveHub({ ...liveLimits, waiting: 100 });
    const [slow, quick] = [opened(hub), opened(hub)];
    const read: (string | null)[] = [];
    for (let n = 0; n < 20; n++) {
      hub.send("list", "en", bytes("x".repeat(30)));
      read.push(await next(quick));
    }
    expect(read).toHaveLength(20);
    expect(hub.size).toBe(1);
    await expect(slow.read()).rejects.toThrow("too slow");
    hub.close();
  });

  test("says that it lives, and ends a line after a while so that it is asked again", async () => {
    vi.useFakeTimers();
    try {
      const hub = new LiveHub({ ...liveLimits, heartbeat: 1000, longest: 2500 }, () => 0);
      const reader = opened(hub);
      vi.advanceTimersByTime(2600);
      expect(await next(reader)).toBe("first");
      expect(await next(reader)).toMatch(/^event: time\ndata: {"sent":\d+}\n\n$/);
      await next(reader);
      expect(await next(reader)).toBeNull();
      expect(hub.size).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test("those who lost their line together come again one after the other", () => {
    const hub = new LiveHub();
    const waits = Array.from({ length: 500 }, () => hub.retry());
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(500);
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(2500);
  });
});

test("an event is numbered, and whatever a name holds is no line of its own", () => {
  const text = new TextDecoder().decode(
    eventBytes({ id: 7, retry: 900, data: { name: "a\n\nevent: x\ndata: y" } }),
  );
  expect(text).toBe('id: 7\nretry: 900\ndata: {"name":"a\\n\\nevent: x\\ndata: y"}\n\n');
});

test("the first goes at once, what follows is gathered, and nothing is lost", () => {
  vi.useFakeTimers();
  try {
    const out: string[] = [];
    const add = gather<string>(
      80,
      (a, b) => a + b,
      (key, value) => out.push(`${key} ${value}`),
    );
    for (const letter of "abc") add("one", letter);
    add("other", "x");
    expect(out).toEqual(["one a", "other x"]);
    vi.advanceTimersByTime(81);
    expect(out).toEqual(["one a", "other x", "one bc"]);
    add("one", "d");
    vi.advanceTimersByTime(81);
    expect(out.at(-1)).toBe("one d");
    vi.advanceTimersByTime(500);
    add("one", "e");
    expect(out.at(-1)).toBe("one e");
  } finally {
    vi.useRealTimers();
  }
});
