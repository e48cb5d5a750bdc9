import { Command } from "commander";
import { bodies } from "../../../dialogue/model.ts";
import { unwrap } from "../../../kernel/problem.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { CommandContext } from "../../context.ts";
import { meetingCall, participationCall } from "../../desk/meetings.ts";
import { sharedOptions } from "../../options.ts";
import { withDesk } from "../record/shared.ts";

interface Options {
  readonly home: string;
  readonly json?: true;
}

/** `corridor meeting show ID`: what a meeting is, and how many take part. */
export function showCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t, language } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("show")
    .description(t("meetings:cli.show"))
    .argument("<id>", t("meetings:cli.id"))
    .addOption(shared.json())
    .addOption(shared.home())
    .action(async (id: string, { home, json }: Options) => {
      const { meeting, counts } = await withDesk(home, context, async (desk) => {
        const found = unwrap(await desk.meetings(meetingCall, { id }));
        const takePart =
          found.state === "past" ? null : unwrap(await desk.participation(participationCall, { id }));
        return { meeting: found, counts: takePart };
      });
      if (json) return terminal.json({ ...meeting, participation: counts });
      const text = (of: typeof meeting.title | null) =>
        of ? textIn(of, language, meeting.original).text : "";
      const fact = (name: string, value: string) => {
        if (value !== "") terminal.say(t("meetings:cli.fact", { name, value }));
      };
      terminal.say(text(meeting.title));
      fact(t("meetings:one.kind"), t(`meetings:kind.${meeting.kind}`));
      fact(t("meetings:one.when"), t("meetings:list.days", { from: meeting.opens, to: meeting.closes }));
      fact(t("meetings:one.place"), text(meeting.place));
      fact(t("meetings:one.zone"), meeting.zone);
      fact(t("meetings:one.mandate"), meeting.mandate ?? "");
      for (const body of bodies) fact(t(`meetings:body.${body}`), (meeting.bodies[body] ?? []).join(", "));
      if (counts) fact(t("meetings:tab.participation"), t("meetings:participation.about", counts));
      fact(t("meetings:one.source"), meeting.source ?? "");
    });
}
