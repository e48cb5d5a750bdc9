import type { Act, List } from "../../../dialogue/speakers/model.ts";
import { partyName, type Saying, secondsInWords } from "./saying.ts";

/** An act as a sentence without its doer: *The floor given to Ghana.* */
export function actInWords(act: Act, list: List, saying: Saying): string {
  const { t } = saying.words;
  const of = (id: number | null) => {
    const entry = id === null ? undefined : list.entries.get(id);
    return entry ? partyName(saying, entry.party) : t("speakers:act.somebody");
  };
  switch (act.act) {
    case "inscribe":
    case "ask-reply":
    case "point-of-order":
    case "hold":
    case "restore":
      return t(`speakers:act.${act.act}`, { party: partyName(saying, act.party) });
    case "swap":
      return t("speakers:act.swap", { party: of(act.entries[0]), other: of(act.entries[1]) });
    case "ask-swap":
      return t("speakers:act.ask-swap", { party: of(act.entry), other: of(act.other) });
    case "withdraw":
    case "decline-swap":
    case "absent":
    case "move":
    case "call":
      return t(`speakers:act.${act.act}`, { party: of(act.entry) });
    case "limit":
      return t("speakers:act.limit", { time: secondsInWords(saying, act.seconds) });
    case "rule":
      return t(`speakers:act.rule-${act.upheld ? "upheld" : "not"}`);
    case "finish":
    case "close-list":
    case "open-list":
    case "suspend":
    case "resume":
    case "undo":
      return t(`speakers:act.${act.act}`);
  }
}
