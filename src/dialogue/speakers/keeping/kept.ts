import { z } from "zod";
import { Text } from "../../../kernel/texts.ts";
import { MeetingId } from "../../model.ts";
import { type Act, type Deed, levels, type Policy } from "../model.ts";
import type { TimePlan } from "../schedule.ts";

/** A speakers' list and its acts as they are kept, and what is asked to be done to one. */

/** What a line of a list may hold: one line, no control characters. Names of every script are names. */
const line = (most: number) =>
  z
    .string()
    .transform((text) => text.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(most)
        .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u),
    );

const Entry = z.int().positive();
const Party = z.string().min(1).max(60);
const Seconds = z.int();
const Instant = z.int();

export const Level = z.enum(levels);
export const Speaker = z.object({
  name: line(200),
  level: Level,
  sex: z.enum(["F", "M"]).nullable(),
});
const OnBehalf = z
  .object({ group: line(200).nullable(), members: z.array(Party).max(200) })
  .refine(({ group, members }) => group !== null || members.length > 0);

const inscription = {
  act: z.literal("inscribe"),
  party: Party,
  speaker: Speaker,
  onBehalfOf: OnBehalf.nullable(),
};

const others = [
  z.object({ act: z.literal("withdraw"), entry: Entry }),
  z.object({ act: z.literal("swap"), entries: z.tuple([Entry, Entry]).readonly() }),
  z.object({ act: z.literal("ask-swap"), entry: Entry, other: Entry }),
  z.object({ act: z.literal("decline-swap"), entry: Entry }),
  z.object({ act: z.literal("move"), entry: Entry, after: Entry.nullable() }),
  z.object({ act: z.enum(["close-list", "open-list"]) }),
  z.object({ act: z.literal("call"), entry: Entry.nullable() }),
  z.object({ act: z.literal("finish") }),
  z.object({ act: z.literal("absent"), entry: Entry }),
  z.object({ act: z.literal("point-of-order"), party: Party }),
  z.object({ act: z.literal("rule"), upheld: z.boolean() }),
  z.object({
    act: z.literal("limit"),
    seconds: Seconds.nullable(),
    groups: Seconds.nullable().exactOptional(),
  }),
  z.object({ act: z.literal("ask-reply"), party: Party, speaker: Speaker, to: Entry.nullable() }),
  z.object({ act: z.enum(["suspend", "resume"]) }),
  z.object({ act: z.enum(["hold", "restore"]), party: Party }),
  z.object({ act: z.literal("undo") }),
] as const;

/** What somebody asks to be done. The English name by which a window orders is the directory's; nobody else is believed. */
export const AskedDeed = z.discriminatedUnion("act", [z.object(inscription), ...others]);
export type AskedDeed = z.infer<typeof AskedDeed>;

/** A deed as it is kept. */
export const KeptDeed: z.ZodType<Deed> = z.discriminatedUnion("act", [
  z.object({ ...inscription, english: z.string() }),
  ...others,
]);

/** An act with who did it, as the audit log names them. */
export type KeptAct = Act & { readonly actor: string };

export const KeptPolicy: z.ZodType<Policy> = z.discriminatedUnion("order", [
  z.object({ order: z.literal("inscription"), groupsFirst: z.boolean().exactOptional() }),
  z.object({ order: z.literal("bands"), groupsFirst: z.boolean().exactOptional() }),
  z.object({
    order: z.literal("window"),
    letter: z.string().regex(/^[A-Z]$/),
    opens: Instant.exactOptional(),
    closes: Instant,
    groupsFirst: z.boolean().exactOptional(),
  }),
]);

const day = 86_400;
export const KeptPlan: z.ZodType<TimePlan> = z.object({
  sittings: z
    .array(z.object({ begins: Instant, ends: Instant }))
    .min(1)
    .max(60),
  between: Seconds.min(0).max(3600),
  usual: Seconds.min(10).max(day),
  least: Seconds.min(10).max(day),
});

/** Whom a list is shown to: everybody, as for screens in a hall where nobody signs in, or whoever is signed in. */
export const shownTo = ["everybody", "signed-in"] as const;
export const ShownTo = z.enum(shownTo);
export type ShownTo = z.infer<typeof ShownTo>;

export const SpeakersList = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
  meeting: MeetingId,
  /** The session of the programme that it is for; null for the meeting as a whole. */
  session: z.string().min(1).max(80).nullable(),
  title: Text,
  policy: KeptPolicy,
  /** The seed by which the letter was drawn (`lot.ts`); null where none was. */
  lot: line(200).nullable(),
  plan: KeptPlan,
  shown: ShownTo,
});
export type SpeakersList = z.infer<typeof SpeakersList>;

/** What a list is made of; its identifier is made from the meeting's. */
export const NewList = z.object({
  meeting: MeetingId,
  session: SpeakersList.shape.session,
  title: Text.refine((title) => Object.keys(title).length > 0),
  order: z.enum(["inscription", "bands", "window"]),
  groupsFirst: z.boolean(),
  /** For the order of a window: when it opens and closes, and the seed of the lot; null draws a seed too. */
  window: z.object({ opens: Instant.nullable(), closes: Instant, seed: line(200).nullable() }).nullable(),
  plan: KeptPlan,
  shown: ShownTo,
});
export type NewList = z.infer<typeof NewList>;

/** What of a list can be said anew. The order only as long as nobody was called. */
export const ListChange = NewList.omit({ meeting: true }).partial();
export type ListChange = z.infer<typeof ListChange>;
