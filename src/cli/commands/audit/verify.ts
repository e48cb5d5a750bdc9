import { resolve } from "node:path";
import { Command, Option } from "commander";
import { attempt, type Problem, ProblemError, problem, type Result } from "../../../kernel/problem.ts";
import type { AuditChain } from "../../../store/audit.ts";
import type { CommandContext } from "../../context.ts";
import { verifyCall } from "../../desk/audit.ts";
import { Exit, exit } from "../../exit.ts";
import { sharedOptions } from "../../options.ts";
import type { Terminal } from "../../terminal.ts";
import { withDesk } from "../record/shared.ts";

interface Options {
  readonly home: string;
  readonly head?: string;
  readonly json?: true;
}

/** What tells of a log that is not whole; anything else is a log that could not be read. */
const findings = ["store.audit-broken", "audit.head-absent"];

/** `corridor audit verify [FILE]`: does the log hold together, here or in a copy? */
export function verifyCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("verify")
    .usage(t("audit:cli.verify.usage"))
    .description(t("audit:cli.verify.about"))
    .argument("[file]", t("audit:cli.verify.file"))
    .addOption(new Option("--head <hash>", t("audit:cli.verify.head")))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("audit:cli.verify.examples")}`)
    .action(async (file: string | undefined, { home, head, json }: Options) => {
      if (head !== undefined && !/^[0-9a-f]{64}$/.test(head))
        throw new ProblemError(problem("audit.head-malformed", { head }));
      const chain =
        file === undefined
          ? await withDesk(home, context, (desk) =>
              desk.audit(verifyCall, head === undefined ? {} : { head }, terminal.progress),
            )
          : await verifyFile(file, head, terminal);
      terminal.clearProgress();
      const found = chain.ok ? [] : chain.problems;
      if (!found.every(({ code }) => findings.includes(code))) throw new ProblemError(...found);
      if (json) terminal.json(chain.ok ? { whole: true, ...chain.value } : { whole: false, problems: found });
      else say(chain, head, terminal);
      if (!chain.ok) throw new Exit(exit.found);
    });
}

async function verifyFile(
  file: string,
  head: string | undefined,
  terminal: Terminal,
): Promise<Result<AuditChain>> {
  const { followChain } = await import("../../../store/audit.ts");
  const { readAuditFile } = await import("../../../directory/audit/read-file.ts");
  const entries = readAuditFile(resolve(file), file);
  const done = await attempt(() => followChain(entries, { head, onProgress: terminal.progress }));
  return done.ok ? done.value : done;
}

function say(chain: Result<AuditChain>, head: string | undefined, terminal: Terminal): void {
  const { t, number } = terminal.words;
  if (!chain.ok) {
    terminal.problems(chain.problems);
    for (const one of chain.problems)
      if (isBroken(one)) terminal.tell(t(`audit:how.${one.facts.how}`, one.facts));
    return;
  }
  const { entries } = chain.value;
  terminal.say(t("audit:whole", { count: entries, n: number(entries) }));
  terminal.say(t("audit:cli.verify.head-is", { head: chain.value.head }));
  terminal.tell(t(head === undefined ? "audit:cli.verify.note-it" : "audit:page.noted-found"));
}

function isBroken({ code, facts }: Problem): boolean {
  return code === "store.audit-broken" && facts.how !== undefined;
}
