import type { Desk } from "./desk.ts";
import { doDeed, move, step } from "./doing.ts";
import { searchFor } from "./inserting.ts";
import { mendHere } from "./marks.ts";
import { clock } from "./tools.ts";

/** Deeds after which their paragraphs are drawn anew where they stand. */
const inPlace = new Set(["kind", "unbind", "take", "take-all", "comment", "answer", "resolve", "reopen"]);

/** Does here what a button of the form would do over the page; what the script does not know goes the page's own way. */
export function submitted(desk: Desk, event: SubmitEvent): void {
  const { submitter } = event;
  if (!(submitter instanceof HTMLButtonElement) || submitter.name !== "deed") return;
  const work = workOf(desk, submitter);
  if (work === undefined) pageWay(desk, event, submitter);
  else {
    event.preventDefault();
    void work();
  }
}

function workOf(desk: Desk, button: HTMLButtonElement): (() => Promise<unknown>) | undefined {
  const { tools, fields, line } = desk;
  const [deed = "", block = ""] = button.value.split(" ");
  const field = fields.get(block);
  switch (deed) {
    case "save":
      return async () => {
        if ((await line.save()) && fields.allKept()) tools.tell(tools.say("allSaved", clock()));
      };
    case "undo":
    case "redo":
      return () => step(desk, deed);
    case "up":
    case "down":
      return async () => {
        if (field) await move(desk, field, deed);
        button.focus({ preventScroll: true });
      };
    case "add":
      return () => add(desk, button);
    case "remove":
      return async () => {
        const next = field?.element.nextElementSibling ?? field?.element.previousElementSibling;
        await doDeed(desk, button.value, field ? { [`r.${block}`]: field.revision } : {});
        if (!fields.get(block)) next?.querySelector("textarea")?.focus();
      };
    case "evidence":
      return async () => {
        if (field) searchFor(desk, field);
      };
    case "mend": {
      const mark = button.closest<HTMLElement>("li");
      return async () => {
        if (!field || !mark || mendHere(field, mark, button.dataset.mend ?? "")) return;
        await doDeed(desk, button.value);
      };
    }
    default:
      return inPlace.has(deed) ? () => doDeed(desk, button.value, valuesFor(button)) : undefined;
  }
}

/** What stands in the fields beside a button: the kind that was chosen, the comment that was written. */
function valuesFor(button: HTMLButtonElement): Readonly<Record<string, string>> {
  const around = button.closest("details > div, details, p");
  const own = around?.querySelectorAll<HTMLSelectElement | HTMLTextAreaElement>("select, textarea") ?? [];
  return Object.fromEntries([...own].map((one) => [one.name, one.value]));
}

async function add(desk: Desk, button: HTMLButtonElement): Promise<void> {
  const select = button.parentElement?.querySelector("select");
  const details = button.closest("details");
  if (details) details.open = false;
  const told = await doDeed(desk, button.value, select ? { [select.name]: select.value } : {});
  const made = desk.fields.get(told?.done?.show ?? "");
  made?.element.scrollIntoView({ block: "center" });
  made?.area.focus();
}

/** The page's own way; but what was typed is kept first. */
function pageWay({ form, tools, fields, line }: Desk, event: SubmitEvent, button: HTMLButtonElement): void {
  if (fields.allKept()) return;
  event.preventDefault();
  void line.save().then((saved) => {
    if (saved && fields.allKept()) form.requestSubmit(button);
    else if (saved) tools.tell(tools.say("notKept"));
  });
}
