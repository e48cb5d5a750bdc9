/** The people of `bench/saving.ts`: each opens a section, takes the token of its form, and saves one answer after the other. */
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";

const Plan = z.object({
  url: z.string(),
  seconds: z.number(),
  pause: z.number(),
  savers: z.array(z.object({ cookie: z.string(), section: z.string(), questions: z.array(z.string()) })),
});
const { url, seconds, pause, savers } = Plan.parse(JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")));
const agent = new Agent({ keepAlive: true });
const Told = z.object({ saved: z.record(z.string(), z.number()).optional() });

interface Asked {
  readonly status: number;
  readonly text: string;
  readonly milliseconds: number;
}

function ask(path: string, headers: Record<string, string>, body?: string): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const asked = request(
      `${url}${path}`,
      { agent, method: body === undefined ? "GET" : "POST", headers },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            text: Buffer.concat(parts).toString("utf8"),
            milliseconds: performance.now() - start,
          }),
        );
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}

const at = (times: readonly number[], part: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

const saves: number[] = [];
const idle: number[] = [];
const faults = new Map<string, number>();

// Everybody has the page open before the clock starts, a few at a time.
const tokens: string[] = [];
const statuses: number[] = [];
for (let from = 0; from < savers.length; from += 20) {
  const opened = await Promise.all(
    savers
      .slice(from, from + 20)
      .map(({ cookie, section }) => ask(section, { Cookie: cookie, Accept: "text/html" })),
  );
  statuses.push(...opened.map(({ status }) => status));
  tokens.push(...opened.map(({ text }) => /name="token" value="([^"]+)"/.exec(text)?.[1] ?? ""));
}
const formless = tokens.indexOf("");
if (formless >= 0) throw new Error(`no form in ${savers[formless]?.section}: ${statuses[formless]}`);

const end = performance.now() + seconds * 1000;
await Promise.all([
  ...savers.map((saver, number) => work(saver, tokens[number] ?? "", number)),
  (async () => {
    while (performance.now() < end) {
      idle.push((await ask("/healthz", {})).milliseconds);
      await wait(50);
    }
  })(),
]);
const [half, late, worst] = [at(saves, 0.5), at(saves, 0.95), at(saves, 0.99)];
const empty = at(idle, 0.95);
console.log(
  `  ${savers.length} people, ${saves.length} answers in ${seconds} s, errors ${[...faults.values()].reduce((a, b) => a + b, 0)} ${JSON.stringify([...faults])}`,
);
console.log(
  `  median ${half.toFixed(0)} ms, 95 % within ${late.toFixed(0)} ms, 99 % within ${worst.toFixed(0)} ms; an empty answer 95 % within ${empty.toFixed(0)} ms (${(late / empty).toFixed(1)} ×)`,
);

async function work(
  { cookie, section, questions }: (typeof savers)[number],
  token: string,
  number: number,
): Promise<void> {
  const revisions = new Map<string, number>();
  // They do not all press the key in the same moment.
  await wait((number / savers.length) * pause * 1000);
  for (let n = 0; performance.now() < end; n++) {
    const question = questions[n % questions.length] ?? "";
    const body = new URLSearchParams({
      token,
      [`r.${question}`]: String(revisions.get(question) ?? 0),
      [`a.${question}`]: String(1 + (n % 5)),
    }).toString();
    const told = await ask(
      `${section}/save`,
      {
        Cookie: cookie,
        Origin: url,
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": String(Buffer.byteLength(body)),
      },
      body,
    ).catch((error: unknown) => ({ status: 0, text: String(error), milliseconds: 0 }));
    const revision = told.status === 200 ? Told.parse(JSON.parse(told.text)).saved?.[question] : undefined;
    if (revision === undefined) {
      const fault = `${told.status} ${told.text.slice(0, 80)}`;
      faults.set(fault, (faults.get(fault) ?? 0) + 1);
    } else {
      revisions.set(question, revision);
      saves.push(told.milliseconds);
    }
    await wait(pause * 1000);
  }
}
