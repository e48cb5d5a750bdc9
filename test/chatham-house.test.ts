import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { RouteConfigEntry } from "@react-router/dev/routes";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { person } from "../src/dialogue/contributions/support/meeting.ts";
import { MeetingId } from "../src/dialogue/model.ts";
import { unwrap } from "../src/kernel/problem.ts";
import { starterFacts } from "../src/record/keeping/facts.ts";
import { resources } from "../src/server/api/resources.ts";
import { createApp } from "../src/server/app.ts";
import { type Opened, openServices } from "../src/server/open.ts";
import { serverOptions } from "../src/server/options.ts";
import { loadPages } from "../src/server/pages/build.ts";
import { migrations } from "../src/store/migrations/all.ts";
import { dumpTables, tablesAt } from "../src/store/tables.ts";
import routes from "../src/web/routes.ts";
import { apiRights, pageRights } from "./rights-table.ts";
import { corridor, scratchFolder } from "./support/corridor.ts";
import { signInAs } from "./support/roles.ts";

/**
 * A forum under the Chatham House Rule is held twice, from the same folder, with the same clock and the same people. In the one Tuvalu
 * says what is said, in the other Nauru. Whatever the two give out (every page as every role, with the data behind it, every
 * resource, file, letter, log, backup, command) must be the same to the letter: what does not depend on who spoke cannot tell it. And
 * nothing anywhere holds words that were refused because they tell it.
 */

/** One clock for both, which stands still: sessions are kept by the real one, so it is not far from that. */
const started = new Date();
const now = () => started;
const day = (after: number) => new Date(started.getTime() + after * 86_400_000).toISOString().slice(0, 10);

const operator = { kind: "operator", name: "test" } as const;
const id = "forum-2027";
const past = "hld-2027";

/** The two who may have spoken. */
const speakers = {
  TUV: { delegate: "Ms. Amparo Quillfeather", chinese: "图瓦卢" },
  NRU: { delegate: "Mr. Osric Vandermolen", chinese: "瑙鲁" },
} as const;
type Party = keyof typeof speakers;

/** Stands in every text that is refused: nothing may hold it. */
const marker = "Zwiebelfisch";

/** Who looks: as whom, and in which post. */
const readers = [
  ["visitor", null],
  ["administrator", "secretariat/administrator"],
  ["secretariat", "secretariat/secretariat-officer"],
  ["chair", "secretariat/chair"],
  ["rapporteur", "secretariat/rapporteur"],
  ["focal point of Tuvalu", "TUV/national-focal-point"],
  ["focal point of Nauru", "NRU/national-focal-point"],
  ["focal point of Fiji", "FJI/national-focal-point"],
] as const;
type Reader = (typeof readers)[number][0];

/** Every ending that any address of a file knows: those that one does not know are not found, twice. */
const formats = ["html", "pdf", "docx", "md", "json", "csv", "xlsx", "ics", "xml", "txt", "svg", "atom"];

interface World {
  readonly services: Opened;
  readonly ask: (address: string, reader: Reader, init?: RequestInit) => Promise<Response>;
  readonly log: string[];
  readonly folder: string;
}

async function enter(folder: string, cookies: ReadonlyMap<string, string>): Promise<World> {
  const services = unwrap(await openServices(folder, { now }));
  for (const one of [services.meetings, services.summaries, services.outcomes, services.programme])
    one.servedAt("http://corridor.test");
  const log: string[] = [];
  const plenty = { burst: 1_000_000, perMinute: 1_000_000 };
  const app = createApp(services, {
    options: serverOptions({ limits: { pages: plenty, queries: plenty, downloads: plenty } }),
    log: pino({ level: "trace" }, { write: (line: string) => void log.push(line) }),
    pages: unwrap(await loadPages()),
  });
  return {
    ...{ services, log, folder },
    ask: async (address, reader, init = {}) =>
      app.request(`http://corridor.test${address}`, {
        ...init,
        headers: {
          Accept: "text/html, */*",
          Cookie: cookies.get(reader) ?? "",
          Origin: "http://corridor.test",
          ...init.headers,
        },
      }),
  };
}

/** Up to the meeting itself, which is the same for both. */
async function prepare(folder: string): Promise<ReadonlyMap<string, string>> {
  const services = unwrap(await openServices(folder, { now }));
  try {
    const { meetings, participation, programme, contributions, record, roundTables } = services;
    unwrap(await record.takeFacts({ kind: "system" }, await starterFacts()));
    for (const one of [meetings, services.summaries, services.outcomes, programme])
      one.servedAt("http://corridor.test");
    const cookies = new Map<string, string>();
    for (const [place, [name, post]] of readers.entries())
      if (post !== null)
        cookies.set(name, (await signInAs(services, { name, post, place: place + 1 })).cookie);
    for (const [meeting, kind] of [
      [past, "high-level-dialogue"],
      [id, "global-forum"],
    ] as const) {
      unwrap(
        await meetings.create(operator, {
          ...{ id: MeetingId.parse(meeting), kind, title: { en: `Meeting ${meeting}` }, zone: "Asia/Manila" },
          ...{ opens: day(-1), closes: day(2) },
        }),
      );
      unwrap(await meetings.announce(operator, meeting));
      unwrap(await programme.begin(operator, meeting));
      const { revision } = unwrap(await programme.draft(operator, meeting)).draft;
      unwrap(await programme.publish(operator, meeting, { seen: revision, note: null, tell: true }));
      for (const [party, { delegate }] of Object.entries(speakers)) {
        unwrap(
          await participation.register(operator, meeting, party, {
            level: "minister",
            delegates: [{ rank: "head", name: delegate, post: null, sex: null }],
            seen: null,
          }),
        );
        const { number } = unwrap(
          await contributions.give(operator, meeting, {
            ...{ kind: "written", party, title: `Paper of ${party}`, language: "en", given: day(-3) },
            text: { text: "Migration is development." },
          }),
        );
        unwrap(await contributions.show(operator, meeting, number));
      }
      unwrap(await meetings.open(operator, meeting));
    }
    // Where who spoke may be known, both are known: the forum's points are not told by what stands beside them.
    for (const by of Object.keys(speakers))
      unwrap(
        await roundTables.note(operator, past, { kind: "point", language: "en", text: "Noted.", by: [by] }),
      );
    expect(unwrap(await meetings.one(operator, id)).attribution).toBe("chatham-house");
    return cookies;
  } finally {
    await services.close();
  }
}

/** What is said and done while `party` has the floor. Gives the addresses of what came of it. */
async function hold(world: World, party: Party): Promise<void> {
  const { services, ask } = world;
  const { roundTables, contributions, summaries, outcomes, directory } = services;
  const { delegate } = speakers[party];
  const rapporteur = "rapporteur";
  const page = await (await ask(`/en/meetings/${id}/round-tables`, rapporteur)).text();
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const post = async (fields: Readonly<Record<string, string>>) => {
    const answer = await ask(`/en/meetings/${id}/round-tables`, rapporteur, {
      method: "POST",
      body: new URLSearchParams({ token, deed: "note", kind: "point", language: "en", ...fields }),
    });
    const to = answer.headers.get("location") ?? "";
    expect(to).not.toContain("sign-in");
    return { status: answer.status, text: await answer.text() };
  };

  // By a form that somebody has made up, with a field for who raised it.
  expect((await post({ text: "Fees should fall.", by: party })).status).toBe(303);
  expect(
    (await post({ deed: "change", number: "1", revision: "1", text: "Fees should fall by half.", by: party }))
      .status,
  ).toBe(303);
  for (const [place, text] of ["Families are seldom asked.", "Publish what transfers cost."].entries())
    unwrap(
      await roundTables.note(operator, id, {
        ...{ kind: place === 0 ? "point" : "proposal", language: "en", text, by: [party] },
        stance: place === 0 ? "divergence" : null,
      }),
    );
  expect((await post({ text: "Not this.", by: party })).status).toBe(303);
  expect((await post({ deed: "withdraw", number: "4", revision: "1", by: party })).status).toBe(303);

  // Texts that tell who spoke are refused, whoever they name and however: what was typed stays with whoever typed it.
  const names = Object.values((await directory.party(party))?.names ?? {});
  expect(names).toHaveLength(6);
  const given = unwrap(await contributions.list(operator, id)).find((one) => one.party === party);
  for (const text of [...names, `(${party})`, delegate, delegate.split(" ").at(-1) ?? ""])
    expect((await post({ text: `${marker}: ${text} would lower fees` })).text, text).toMatch(
      /Chatham House Rule, so nothing was kept/,
    );
  expect((await post({ text: marker, evidence: given?.reference ?? "" })).text).toMatch(
    /so nothing was kept/,
  );
  expect((await post({ text: marker, session: delegate })).text).toMatch(/has no session/);

  // Nor is there another way to keep it.
  const officer = person("secretariat");
  expect(
    (await contributions.deliver(operator, id, given?.number ?? 0, { text: `${marker} ${delegate}` })).ok,
  ).toBe(false);
  const begins = started.getTime();
  expect(
    await services.speakers.make(officer, {
      ...{ meeting: MeetingId.parse(id), session: null, title: { en: marker }, order: "inscription" },
      ...{ groupsFirst: false, window: null, shown: "signed-in" },
      plan: { sittings: [{ begins, ends: begins + 10_800_000 }], between: 30, usual: 180, least: 60 },
    }),
  ).toMatchObject({ problems: [{ code: "speakers.no-attribution" }] });

  // What came of it: the same in both, whoever had the floor.
  unwrap(await summaries.draft(operator, id));
  unwrap(await summaries.openComments(operator, id, day(10)));
  unwrap(await summaries.comment(operator, id, { party: "FJI", paragraph: null, text: "It reads well." }));
  unwrap(await summaries.issue(operator, id, "GFMD/2027/1"));
  unwrap(await outcomes.distribute(operator, id, { lists: ["member-states"], parties: [] }));
  unwrap(
    await outcomes.transmit(operator, id, {
      step: "handed-over",
      day: day(0),
      symbol: null,
      note: null,
    }),
  );
  unwrap(
    await outcomes.follow(operator, id, {
      ...{ text: { en: "Publish what transfers cost." }, original: "en", owner: null, due: null },
      ...{ state: "proposed", note: null, point: 3 },
    }),
  );
  unwrap(await services.reports.create(operator, { mandates: ["A/RES/61/208"] }));
}

/** The addresses of the pages, by their patterns. */
function flat(entries: readonly RouteConfigEntry[], parent = ""): readonly string[] {
  return entries.flatMap(({ index, path, children }) => {
    const own = index ? "/" : `${parent}/${path ?? ""}`;
    return children ? flat(children, own) : [own];
  });
}

/** Every address that a pattern stands for here: with the forum, all that is in it, and all formats. */
async function addressesOf({ services }: World): Promise<ReadonlyMap<string, readonly string[]>> {
  const { contributions, roundTables, outcomes, programme } = services;
  const numbers = unwrap(await contributions.list(operator, id));
  const points = unwrap(await roundTables.points(operator, id));
  const actions = unwrap(await outcomes.followUps(operator, id));
  const sessions = unwrap(await programme.draft(operator, id)).draft.sessions.map((one) => one.id);
  const references = [...numbers, ...points, ...actions].flatMap(({ reference }) => reference ?? []);
  const statements = references.map((one) => /@([0-9a-f]{64})#(\w+)$/.exec(one));
  expect(statements.length).toBeGreaterThan(5);
  const reports = (await services.reports.list(operator)).map((one) => one.id as string);
  const filled = (pattern: string): readonly string[] => {
    const [sample] = pageRights[pattern] ?? apiRights[pattern] ?? [""];
    const each = (name: string, values: readonly string[], among: readonly string[]) =>
      among.flatMap((address) =>
        pattern.includes(name) ? values.map((value) => address.replace(name, value)) : [address],
      );
    const ofMeeting = pattern.includes("/meetings/:id") || pattern.includes("/meetings/{meeting}");
    const ofReport = pattern.includes("/reports/:id") || pattern.includes("/reports/{report}");
    if (pattern === "/:language/statements/:id/:version/:fragment")
      return statements.map((found) => `/en/statements/${id}/${found?.[1]}/${found?.[2]}`);
    if (pattern === "/:language/record/*") return ["/en/record/GFMD/2027/1"];
    if (pattern === "/:language/record/file/:format/*")
      return formats.map((format) => `/en/record/file/${format}/GFMD/2027/1`);
    if (pattern === "/api/record/documents/{symbol}") return ["/api/record/documents/GFMD%2F2027%2F1"];
    if (pattern === "/:language/search") return ["/en/search?q=fees", "/en/search?q=Tuvalu"];
    if (pattern === "/:language/record") return ["/en/record", "/en/record?q=fees", "/en/record?q=Nauru"];
    if (pattern === "/api/record/search") return ["/api/record/search?q=fees", "/api/record/search?q=Tuvalu"];
    if (pattern === "/:language/audit/file")
      return ["/en/audit/file?format=csv", "/en/audit/file?format=jsonl"];
    if (pattern === "/:language/letters/:number")
      return Array.from({ length: 12 }, (_, at) => `/en/letters/${at + 9}`);
    if (pattern === "/:language/meetings/:id/badges/file")
      return [`/en/meetings/${id}/badges/file?format=pdf`];
    if (!ofMeeting && !ofReport) return [sample];
    let all: readonly string[] = [pattern.replace(":language", "en").replace("{meeting}", id)];
    all = each("{report}", reports, all);
    all = each(":id", ofMeeting ? [id] : reports, all);
    all = each(":session", sessions.slice(0, 2), all);
    all = each(":format", formats, all);
    all = each(
      ":number",
      numbers.map(({ number }) => String(number)),
      all,
    );
    all = each(":delegation", [...Object.keys(speakers), "FJI"], all);
    all = each(":sha256", ["0".repeat(64)], all);
    // Whoever adds an address with another place in it says here what stands there.
    for (const address of all) expect(address, pattern).not.toMatch(/[:{]|\*$/);
    const asked = ["round-tables", "contributions"].flatMap((part) =>
      pattern.endsWith(`/${part}`)
        ? ["fees", "Tuvalu", "Nauru", "half"].map((q) => `/en/meetings/${id}/${part}?q=${q}`)
        : [],
    );
    const versions = pattern.endsWith("/summary/versions")
      ? [`/en/meetings/${id}/summary/versions?before=1&after=2`]
      : [];
    return [...all, ...asked, ...versions];
  };
  const patterns = [...new Set(flat(routes)), ...resources.map(({ path }) => path)];
  return new Map(patterns.map((pattern) => [pattern, filled(pattern)]));
}

/** What is random in each process and tells nothing: names of requests, nonces, keys in links. */
function unmarked(text: string): string {
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<uuid>")
    .replace(/nonce="[^"]*"/g, "<nonce>")
    .replace(/([?&]key=|"key_hash":")[\w-]+/g, "$1<key>");
}

/** What has to do with the forum is asked as everybody, all else as two. */
const near = /forum-2027|GFMD|fees|\/(?:audit|letters|meetings)\b/;
/** Files are the same for all who may have them. */
const few = new Set<Reader>(["visitor", "rapporteur", "focal point of Tuvalu"]);

async function everythingAsked(world: World): Promise<ReadonlyMap<string, string>> {
  const given = new Map<string, string>();
  for (const [pattern, addresses] of await addressesOf(world))
    for (const address of addresses) {
      const file = pattern.includes(":format") || pattern.endsWith("/file");
      const data = pattern.startsWith("/:language/") && !file && near.test(address);
      const as = pattern.startsWith("/api/")
        ? readers.slice(0, 1)
        : readers.filter(([one]) => (near.test(address) && !file) || few.has(one));
      for (const [reader] of as)
        for (const one of data && few.has(reader)
          ? [address, address.replace(/(\?|$)/, ".data$1")]
          : [address]) {
          const answer = await world.ask(one, reader);
          const body = Buffer.from(await answer.arrayBuffer());
          const location = answer.headers.get("location") ?? "";
          given.set(`${reader}: ${one}`, unmarked(`${answer.status} ${location} ${body.toString("latin1")}`));
        }
    }
  return given;
}

function contentsOf(path: string): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const file = join(entry.parentPath, entry.name);
      all.set(file.slice(path.length), readFileSync(file, "latin1"));
    }
  return all;
}

function differences(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((key) => {
    const [a, b] = [one.get(key), other.get(key)];
    if (a === b) return [];
    let at = 0;
    while (at < (a?.length ?? 0) && a?.[at] === b?.[at]) at += 1;
    const around = (text: string | undefined) => text?.slice(Math.max(0, at - 60), at + 100);
    return [`${key}\n  ${around(a)}\n  ${around(b)}`];
  });
}

/** All that a world gives out, by where one finds it. */
interface Given {
  readonly asked: ReadonlyMap<string, string>;
  readonly rows: ReadonlyMap<string, string>;
  readonly log: string;
  readonly commands: ReadonlyMap<string, string>;
  /** Files of the folder that hold what was refused. */
  readonly marked: readonly string[];
}

const commands = [
  ["meeting", "show", id, "--json"],
  ["meeting", "programme", id, "--format", "json"],
  ["meeting", "speakers", id, "--json"],
  ["meeting", "summary", id],
  ["meeting", "summary", id, "--format", "pdf"],
];

async function gather(folder: string, party: Party, cookies: ReadonlyMap<string, string>): Promise<Given> {
  const world = await enter(folder, cookies);
  const { services } = world;
  let asked: ReadonlyMap<string, string>;
  let rows: ReadonlyMap<string, string>;
  try {
    await hold(world, party);
    asked = await everythingAsked(world);
    const into = join(folder, "tmp", "dumped");
    mkdirSync(into);
    await services.store.snapshot((trx) => dumpTables(trx, tablesAt(migrations.length), into));
    rows = new Map([...contentsOf(into)].map(([name, text]) => [name, unmarked(text)]));
  } finally {
    await services.close();
  }
  const said = new Map<string, string>();
  for (const command of commands) {
    const { code, out, err } = await corridor([...command, "--home", folder]);
    said.set(command.join(" "), `${code} ${out} ${err}`);
  }
  const needles = (["utf8", "utf16le"] as const).map((one) => Buffer.from(marker, one).toString("latin1"));
  return {
    ...{ asked, rows, commands: said },
    log: world.log.map((line) => unmarked(line.replace(/"(?:ms|time|pid)":[\d.]+/g, ""))).join(""),
    marked: [...contentsOf(folder)].flatMap(([name, text]) =>
      needles.some((needle) => text.includes(needle)) ? [name] : [],
    ),
  };
}

describe("a forum under the Chatham House Rule", () => {
  const home = scratchFolder();
  let tuvalu: Given;
  let nauru: Given;

  beforeAll(async () => {
    const prepared = join(home.path, "prepared");
    const cookies = await prepare(prepared);
    const held = async (party: Party) => {
      // One after the other at the same place, since the ledger of letters says where the outbox is.
      const folder = join(home.path, "held");
      cpSync(prepared, folder, { recursive: true });
      const given = await gather(folder, party, cookies);
      rmSync(folder, { recursive: true });
      return given;
    };
    [tuvalu, nauru] = [await held("TUV"), await held("NRU")];
  }, 1_800_000);
  afterAll(() => home.remove());

  test("no page, no data behind one, no resource and no file depends on who spoke", () => {
    expect(differences(tuvalu.asked, nauru.asked)).toEqual([]);
    // What is compared is there to be compared.
    const seen = [...tuvalu.asked].filter(([, body]) => body.includes("Fees should fall by half."));
    expect(seen.map(([key]) => key)).toEqual(
      expect.arrayContaining([
        `rapporteur: /en/meetings/${id}/round-tables`,
        `rapporteur: /en/meetings/${id}/round-tables.data`,
        `visitor: /en/meetings/${id}/summary`,
        `visitor: /en/meetings/${id}/summary/file/json`,
        `visitor: /api/meetings/${id}/summary`,
        "visitor: /en/record/GFMD/2027/1",
      ]),
    );
    expect(tuvalu.asked.get(`visitor: /en/meetings/${id}/summary/file/pdf`)).toContain("%PDF");
    for (const [key, body] of tuvalu.asked) expect(body.includes(marker), key).toBe(false);
  });

  test("no row of the store depends on it, nor what a backup writes", () => {
    expect(differences(tuvalu.rows, nauru.rows)).toEqual([]);
    expect([...tuvalu.rows.values()].join()).toContain("Fees should fall by half.");
  });

  test("the log of the server tells it neither, though it says what was asked", () => {
    expect(differences(new Map([["log", tuvalu.log]]), new Map([["log", nauru.log]]))).toEqual([]);
    expect(tuvalu.log).toContain("/:language/meetings/:id/round-tables");
  });

  test("no command tells it, and no file of the folder holds what was refused", () => {
    expect(differences(tuvalu.commands, nauru.commands)).toEqual([]);
    expect(tuvalu.commands.get(`meeting summary ${id}`)).toContain("Fees should fall by half.");
    expect([...tuvalu.marked, ...nauru.marked]).toEqual([]);
  });
});
