import { Command, Option } from "commander";
import { unwrap } from "../../kernel/problem.ts";
import type { Release } from "../../statistics/releases/model.ts";
import type { CommandContext } from "../context.ts";
import { findAnywhere } from "../find-release.ts";
import { sharedOptions } from "../options.ts";
import type { Reading } from "../reading.ts";
import { textTable } from "../table.ts";

interface Options {
  readonly home: string;
  readonly makeCurrent?: string;
  readonly json?: true;
}

/** `corridor releases [DATASET]`: what there is, oldest first, and which is current. */
export function releasesCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t, number, list } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("releases")
    .usage(t("cli:releases.usage"))
    .description(t("cli:releases.about"))
    .argument("[dataset]", t("cli:argument.dataset"))
    .addOption(new Option("--make-current <hash>", t("cli:option.makeThisCurrent")))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("cli:releases.examples")}`)
    .action(async (dataset: string | undefined, options: Options) => {
      const { withReading } = await import("../reading.ts");
      const { makeCurrent } = options;
      if (makeCurrent !== undefined) {
        const release = await withReading(options.home, context, async (reading) =>
          unwrap(
            await (dataset
              ? reading.catalogue.find(dataset, makeCurrent)
              : findAnywhere(reading, makeCurrent)),
          ),
        );
        await changeCurrent(release, options.home, context);
      }
      const found = await withReading(options.home, context, (reading) => listReleases(reading, dataset));
      if (options.json) {
        return terminal.json(
          found.map(({ release, current, outOfDate }) => ({
            hash: release.hash,
            current,
            outOfDate,
            ...release.description,
          })),
        );
      }
      const lines = textTable(
        [
          { heading: t("cli:column.dataset") },
          { heading: t("cli:column.release") },
          { heading: t("cli:column.version") },
          { heading: t("cli:column.observations"), number: true },
          { heading: t("cli:column.periods") },
          { heading: t("cli:column.source") },
          { heading: "" },
        ],
        found.map(({ release, current, outOfDate }) => {
          const { description } = release;
          const { periods } = description.coverage;
          return [
            description.dataset,
            release.hash.slice(0, 12),
            description.version,
            number(description.coverage.observations),
            periods.length > 2 ? `${periods[0]} … ${periods.at(-1)}` : list(periods),
            `${description.source.title}, ${description.source.licence}`,
            [current ? t("cli:releases.current") : "", outOfDate ? t("derived:outOfDate") : ""]
              .filter((word) => word !== "")
              .join(", "),
          ];
        }),
      );
      for (const line of lines) terminal.say(line);
    });
}

async function changeCurrent(
  { hash, description }: Release,
  home: string,
  context: CommandContext,
): Promise<void> {
  const { openDesk } = await import("../desk/open.ts");
  const desk = await openDesk(home, context.terminal, context.env);
  try {
    unwrap(await desk.makeCurrent({ dataset: description.dataset, hash }));
  } finally {
    await desk.close();
  }
}

/** The releases of one dataset, or of all. */
async function listReleases(reading: Reading, dataset: string | undefined) {
  const { catalogue } = reading;
  const datasets =
    dataset === undefined
      ? await catalogue.datasets()
      : [unwrap(await catalogue.find(dataset)).description.dataset];
  const { staleInputs } = await import("../../statistics/derived/derive.ts");
  const found: { readonly release: Release; readonly current: boolean; readonly outOfDate: boolean }[] = [];
  for (const one of datasets) {
    const current = await catalogue.current(one);
    for (const release of await catalogue.list(one))
      found.push({
        release,
        current: release.hash === current?.hash,
        outOfDate: (await staleInputs(catalogue, release)).length > 0,
      });
  }
  return found;
}
