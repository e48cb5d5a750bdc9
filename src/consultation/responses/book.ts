import type { Party } from "../../directory/model.ts";
import type { Questionnaire } from "../questionnaire/model.ts";
import { admits, narrowest, type Reader } from "./access.ts";
import { letters, mergeSmall, quietVersion } from "./anonymity.ts";
import { quietGroup } from "./grouping.ts";
import type { AskedRow } from "./repository/consultations.ts";
import type { ReplyRow } from "./repository/replies.ts";

/** Who answers, as far as the reader may know it. */
export interface Answerer {
  /** The party, or `~KD` where anonymity was promised: stable, and part of references. */
  readonly key: string;
  readonly party: Party | null;
  /** The group that is said in the place of the name; null where the name is. */
  readonly group: string | null;
  readonly letter: string | null;
}

/** A reply that the reader may read, with whoever it is from as the reader may know it. */
export interface SeenReply {
  readonly reply: ReplyRow & { readonly submission: NonNullable<ReplyRow["submission"]> };
  readonly who: Answerer;
  /** True where the reader speaks for the party. */
  readonly own: boolean;
  /** True where the party's own words are withheld unless let out. */
  readonly quiet: boolean;
  /** What names the submission in references; null while an anonymous consultation has no secret to name it by. */
  readonly version: string | null;
  /** The party itself: what is asked depends on its kind. Never to be handed on where `quiet`. */
  readonly of: Party;
}

/** One consultation as one reader may see it. Whatever is shown, counted or written to a file is taken from here. */
export interface Book {
  readonly asked: AskedRow;
  readonly questionnaire: Questionnaire;
  readonly reader: Reader;
  /** True where this reader is an outsider to whom anonymity was promised. */
  readonly quiet: boolean;
  /** True where the reader may know of more than their own replies. */
  readonly open: boolean;
  /** Everyone who was asked, with their parties; for counting only, where `quiet`. */
  readonly replies: readonly { readonly reply: ReplyRow; readonly party: Party }[];
  /** In the order in which they are listed: by party; where `quiet` by group and letter. */
  readonly seen: readonly SeenReply[];
  /** How the groups of an anonymous consultation are put together; null where nothing of others may be shown. */
  readonly merged: ReadonlyMap<string, string> | null;
}

export interface BookParts {
  readonly asked: AskedRow;
  readonly questionnaire: Questionnaire;
  readonly replies: readonly ReplyRow[];
  readonly parties: ReadonlyMap<string, Party>;
  readonly reader: Reader;
}

/** Opens a consultation for a reader: the one place where it is decided what they see. Null where that is nothing, not even that it is there. */
export function openBook({ asked, questionnaire, replies, parties, reader }: BookParts): Book | null {
  const open = reader.sight === "secretariat" || asked.shown === true;
  const mine = replies.some(({ party }) => reader.own.has(party));
  if (!open && !mine) return null;
  const quiet = reader.sight !== "secretariat" && asked.promise === "anonymous";
  const known = replies.flatMap((reply) => {
    const party = parties.get(reply.party);
    return party ? [{ reply, party }] : [];
  });
  const visible = known.flatMap(({ reply, party }) => {
    const { submission } = reply;
    if (submission === null) return [];
    const own = reader.own.has(reply.party);
    const chosen = narrowest(submission.publication, reply.publication);
    return own || (open && admits(reader.sight, chosen))
      ? [{ reply: { ...reply, submission }, party, own }]
      : [];
  });
  const merged = quiet ? groupsOfOthers(visible) : new Map<string, string>();
  const drawn =
    asked.secret === null ? null : letters(asked.secret, replies.map(({ party }) => party).sort());
  const seen = visible.flatMap(({ reply, party, own }): SeenReply[] => {
    const hidden = quiet && !own;
    if (hidden && merged === null) return [];
    const letter = drawn?.get(party.id) ?? null;
    const { hash } = reply.submission;
    const anonymous = asked.promise === "anonymous";
    return [
      {
        reply,
        own,
        quiet: hidden,
        of: party,
        version: anonymous ? (asked.secret === null ? null : quietVersion(asked.secret, hash)) : hash,
        who: hidden
          ? { key: `~${letter ?? ""}`, party: null, group: merged?.get(quietGroup(party)) ?? null, letter }
          : { key: anonymous && letter !== null ? `~${letter}` : party.id, party, group: null, letter: null },
      },
    ];
  });
  return {
    asked,
    questionnaire,
    reader,
    quiet,
    open,
    replies: open ? known : known.filter(({ party }) => reader.own.has(party.id)),
    seen: quiet ? seen.toSorted(byGroupAndLetter) : seen,
    merged: quiet && !open ? null : merged,
  };
}

/** The groups are made of those that this reader sees besides their own. */
function groupsOfOthers(visible: readonly { readonly party: Party; readonly own: boolean }[]) {
  const sizes = new Map<string, number>();
  for (const { party, own } of visible)
    if (!own) sizes.set(quietGroup(party), (sizes.get(quietGroup(party)) ?? 0) + 1);
  return mergeSmall(sizes);
}

/** The reader's own first; then as the letters were drawn, which says nothing of names or times. */
function byGroupAndLetter(a: SeenReply, b: SeenReply): number {
  const [x, y] = [a, b].map(({ who }) => [who.group ?? "", (who.letter ?? "").padStart(4, " ")].join(" "));
  return Number(b.own) - Number(a.own) || ((x ?? "") < (y ?? "") ? -1 : 1);
}
