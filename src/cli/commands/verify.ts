import { Command } from "commander";
import { ProblemError, problem, unwrap } from "../../kernel/problem.ts";
import { softwareVersion } from "../../kernel/root.ts";
import type { Release } from "../../statistics/releases/model.ts";
import type { CommandContext } from "../context.ts";
import { Exit, exit } from "../exit.ts";
import { sharedOptions } from "../options.ts";
import type { Reading } from "../reading.ts";

interface Options {
  readonly home: string;
  readonly json?: true;
}

/** What came of checking a release. */
interface Verified {
  readonly dataset: string;
  readonly release: string;
  /** True where the files agree with the hash. */
  readonly files: boolean;
  /** The files it was imported from: how many are kept in this data folder, unchanged, of how many. */
  readonly originals: { readonly found: number; readonly all: number };
  /** The hash that making it again gives, and whether it is the same; null for a release that was imported. */
  readonly remade: {
    readonly release: string;
    readonly same: boolean;
    readonly inputs: readonly string[];
  } | null;
  /** Inputs that have a newer current release. */
  readonly stale: readonly { readonly dataset: string; readonly used: string; readonly current: string }[];
  readonly software: string | null;
}

/** `corridor verify RELEASE`: is it still what it says it is, and does its recipe still give it? */
export function verifyCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("verify")
    .usage(t("derived:cli.verify.usage"))
    .description(t("derived:cli.verify.about"))
    .argument("<release>", t("derived:cli.verify.release"))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("derived:cli.verify.examples")}`)
    .action(async (wanted: string, options: Options) => {
      const { withReading } = await import("../reading.ts");
      const { ok, ...found } = await withReading(options.home, context, async (reading) =>
        verify(reading, await find(reading, wanted), options.home, context),
      );
      if (options.json) terminal.json({ ok, ...found });
      else for (const line of lines(found, context)) terminal.say(line);
      if (!ok) throw new Exit(exit.found);
    });
}

/** A dataset means its current release; anything else the beginning of a hash. */
async function find(reading: Reading, wanted: string): Promise<Release> {
  const { findAnywhere } = await import("../find-release.ts");
  const { DatasetId } = await import("../../statistics/releases/model.ts");
  const dataset = DatasetId.safeParse(wanted);
  return unwrap(
    dataset.success ? await reading.catalogue.find(dataset.data) : await findAnywhere(reading, wanted),
  );
}

async function verify(
  reading: Reading,
  release: Release,
  home: string,
  { terminal }: CommandContext,
): Promise<Verified & { readonly ok: boolean }> {
  const { catalogue } = reading;
  const { dataset, lineage } = release.description;
  unwrap(await catalogue.verify({ dataset, hash: release.hash }));
  const { staleInputs } = await import("../../statistics/derived/derive.ts");
  const remade = lineage ? await makeAgain(reading, release, terminal.progress) : null;
  terminal.clearProgress();
  return {
    ok: remade?.same ?? true,
    dataset,
    release: release.hash,
    files: true,
    originals: await checkOriginals(release, home),
    remade: remade && {
      ...remade,
      inputs: lineage?.inputs.map((one) => `${one.dataset}@${one.release}`) ?? [],
    },
    stale: await staleInputs(catalogue, release),
    software: lineage?.software ?? null,
  };
}

/** A release that was adopted names files that this folder may never have had; those that it has must be whole. */
async function checkOriginals({ description }: Release, home: string): Promise<Verified["originals"]> {
  const { existsSync } = await import("node:fs");
  const { homePaths } = await import("../../store/paths.ts");
  const { originalPath } = await import("../../store/originals.ts");
  const { sha256OfFile } = await import("../../statistics/releases/canonical.ts");
  const paths = homePaths(home);
  let found = 0;
  for (const { sha256 } of description.inputs) {
    const path = originalPath(paths, sha256);
    if (!existsSync(path)) continue;
    if ((await sha256OfFile(path)) !== sha256)
      throw new ProblemError(problem("derived.original-damaged", { path }));
    found += 1;
  }
  return { found, all: description.inputs.length };
}

/** Made beside the data folder, whose releases are only read, so that this works while another process holds it. */
async function makeAgain(
  { catalogue, engine, scratch }: Reading,
  release: Release,
  onProgress: CommandContext["terminal"]["progress"],
): Promise<{ readonly release: string; readonly same: boolean }> {
  const { join } = await import("node:path");
  const { openCatalogue } = await import("../../statistics/releases/catalogue.ts");
  const { remake } = await import("../../statistics/derived/derive.ts");
  const aside = openCatalogue(join(scratch, "releases"), join(scratch, "tmp"), engine);
  const made = unwrap(
    await remake({ engine, catalogue: { ...catalogue, stage: aside.stage } }, release, { onProgress }),
  );
  return { release: made.hash, same: made.hash === release.hash };
}

function lines(
  { dataset, release, originals, remade, stale, software }: Verified,
  { terminal }: CommandContext,
): string[] {
  const { t, number } = terminal.words;
  const short = (hash: string) => hash.slice(0, 12);
  const said = [t("derived:cli.verify.files", { dataset, release: short(release) })];
  if (originals.all > 0)
    said.push(
      t("derived:cli.verify.originals", { found: number(originals.found), all: number(originals.all) }),
    );
  if (remade) {
    const inputs = remade.inputs.map((one) => one.slice(0, one.indexOf("@") + 13)).join(", ");
    said.push(
      remade.same
        ? t("derived:cli.verify.same", { inputs })
        : t("derived:cli.verify.differs", { inputs, release: short(release), made: short(remade.release) }),
    );
  }
  const now = `corridor ${softwareVersion()}`;
  if (software !== null && software !== now)
    said.push(t("derived:cli.verify.software", { made: software, now }));
  for (const one of stale)
    said.push(
      t("derived:cli.verify.stale", {
        dataset: one.dataset,
        used: short(one.used),
        current: short(one.current),
      }),
    );
  return said;
}
