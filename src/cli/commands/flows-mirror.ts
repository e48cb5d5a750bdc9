import { Command, Option } from "commander";
import { parsePeriod } from "../../kernel/period.ts";
import { ProblemError, problem, unwrap } from "../../kernel/problem.ts";
import { territoryName } from "../../kernel/territory/register.ts";
import { resolveTerritory } from "../../kernel/territory/resolve.ts";
import { type Duration, durations } from "../../methods/mirror/duration.ts";
import type { Side } from "../../methods/mirror/model.ts";
import type { Durations } from "../../methods/mirror/reconcile.ts";
import type { MirrorFlows } from "../../statistics/mirror/mirror.ts";
import type { CommandContext } from "../context.ts";
import { sharedOptions } from "../options.ts";
import { textTable } from "../table.ts";
import type { Terminal } from "../terminal.ts";

interface Options {
  readonly home: string;
  readonly origin?: string;
  readonly destination?: string;
  readonly period?: string;
  readonly fixed?: string;
  readonly duration?: readonly string[];
  readonly limit?: number;
  readonly json?: true;
}

/** Corridors in a table for people, where no limit is said. */
const fewRows = 50;

/** `corridor flows mirror`: what both sides report of the same corridors, and the estimate that brings them together. */
export function mirrorCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  const many = (value: string, before: readonly string[] | undefined) => [...(before ?? []), value];
  return new Command("mirror")
    .usage(t("mirror:cli.usage"))
    .description(t("mirror:cli.about"))
    .addOption(new Option("--origin <territory>", t("mirror:cli.origin")))
    .addOption(new Option("--destination <territory>", t("mirror:cli.destination")))
    .addOption(new Option("--period <period>", t("mirror:cli.period")))
    .addOption(new Option("--fixed <book>", t("mirror:cli.fixed")))
    .addOption(new Option("--duration <definition>", t("mirror:cli.duration")).argParser(many))
    .addOption(shared.limit())
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("mirror:cli.examples")}`)
    .action(async (options: Options) => {
      const { withReading } = await import("../reading.ts");
      const { mirrorFlows } = await import("../../statistics/mirror/mirror.ts");
      const place = (text: string) => unwrap(resolveTerritory(text)).id;
      const asked = {
        ...(options.origin === undefined ? {} : { origin: place(options.origin) }),
        ...(options.destination === undefined ? {} : { destination: place(options.destination) }),
        ...(options.period === undefined ? {} : { period: unwrap(parsePeriod(options.period)) }),
        ...(options.fixed === undefined ? {} : { fixed: readBook(options.fixed) }),
        ...(options.duration === undefined ? {} : { durations: readDurations(options.duration) }),
      };
      await withReading(options.home, context, async (reading) => {
        const answer = await mirrorFlows(reading, asked);
        if (!answer) throw new ProblemError(problem("mirror.no-flows"));
        if (options.json) terminal.json(plain(answer));
        else show(answer, options.limit ?? fewRows, terminal);
      });
    });
}

/** `SWE:received`, the book of immigration, or `POL:sent`, that of emigration. */
function readBook(text: string): { readonly territory: string; readonly side: Side } {
  const [name = "", side] = text.split(":");
  if (side !== "received" && side !== "sent")
    throw new ProblemError(problem("mirror.book-unclear", { text }));
  return { territory: unwrap(resolveTerritory(name)).id, side };
}

/** `DEU:received=none` for each book. */
function readDurations(texts: readonly string[]): Durations {
  const found = { received: new Map<string, Duration>(), sent: new Map<string, Duration>() };
  for (const text of texts) {
    const [book = "", said] = text.split("=");
    const duration = durations.find((one) => one === said);
    if (!duration)
      throw new ProblemError(problem("mirror.duration-unknown", { text, known: durations.join(", ") }));
    const { territory, side } = readBook(book);
    found[side].set(territory, duration);
  }
  return found;
}

function plain({ factors, basis, ...answer }: MirrorFlows) {
  return {
    ...answer,
    basis: basis.map(({ dataset, release, version }) => ({ dataset, release, version })),
    factors: factors && {
      ...factors,
      received: Object.fromEntries(factors.received),
      sent: Object.fromEntries(factors.sent),
    },
  };
}

function show(answer: MirrorFlows, limit: number, { words, say }: Terminal): void {
  const { t, language } = words;
  const number = (value: number | null, digits = 0) =>
    value === null
      ? ""
      : words.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const name = (id: string) => territoryName(id, language);
  const column = (key: string) => ({ heading: t(`mirror:cli.column.${key}`), number: key !== "corridor" });
  say(t("mirror:cli.title", { period: answer.period, both: number(answer.both) }));
  const columns = ["corridor", "received", "sent", "logRatio", "relative", "a", "b", "estimate"].map(column);
  const rows = answer.corridors
    .slice(0, limit)
    .map((one) => [
      `${name(one.origin)} → ${name(one.destination)}`,
      number(one.received),
      number(one.sent),
      number(one.logRatio, 2),
      number(one.relative, 2),
      number(one.receivedFactor, 3),
      number(one.sentFactor, 3),
      number(one.estimate),
    ]);
  for (const line of textTable(columns, rows)) say(line);
  const more = answer.corridors.length - rows.length;
  if (more > 0) say(t("mirror:cli.more", { n: number(more) }));
  if (answer.fixed) {
    const side = t(`mirror:side.${answer.fixed.side}`);
    say(t("mirror:cli.fixedSaid", { territory: name(answer.fixed.territory), side }));
  } else say(t("mirror:cli.noFactors"));
  for (const { territory, side, ratio, corridors } of answer.undercount) {
    if (ratio === null) continue;
    const facts = { territory: name(territory), side: t(`mirror:side.${side}`), ratio: number(ratio, 2) };
    say(t("mirror:cli.undercount", { ...facts, n: number(corridors) }));
  }
}
