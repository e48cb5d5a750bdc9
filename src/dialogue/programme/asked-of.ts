import { z } from "zod";
import { Text } from "../../kernel/texts.ts";
import type { Aspect } from "./compare.ts";
import { ProgrammeSession, type SessionRole } from "./model.ts";

/** What is asked of the service, and what it answers besides what is kept. */

/** When a session is held, as the clock at the place of the meeting shows it. */
export const When = z.object({
  day: z.string().max(40),
  begins: z.string().max(40),
  ends: z.string().max(40),
  /** The day on which it ends; left out, the day on which it begins. */
  endsDay: z.string().max(40).exactOptional(),
  /** Which is meant where the clock shows a time twice. */
  fold: z.enum(["first", "second"]).exactOptional(),
});
export type When = z.infer<typeof When>;

/** What somebody says of a session. */
export const SessionGiven = ProgrammeSession.omit({ id: true, begins: true, ends: true }).extend({
  when: When,
});
export type SessionGiven = z.infer<typeof SessionGiven>;

/** Where a session is moved to. */
export const Moved = z.object({ when: When, room: ProgrammeSession.shape.room });
export type Moved = z.infer<typeof Moved>;

export const Publishing = z.object({
  /** The revision of the draft that the publisher saw. */
  seen: z.int(),
  note: Text.nullable(),
  /** Whether those concerned are written to. */
  tell: z.boolean(),
});
export type Publishing = z.infer<typeof Publishing>;

/** What a new version means for one who stands in the programme. */
export interface Concern {
  readonly session: string;
  readonly roles: readonly SessionRole[];
  /** `on`: they are on a session now, or it is new; `off`: they are on it no more; `changed`: it is otherwise than it was. */
  readonly kind: "on" | "off" | "cancelled" | "changed";
  readonly aspects: readonly Aspect[];
}

/** Whom a new version concerns. */
export interface Concerned {
  /** As conflicts call them. */
  readonly key: string;
  readonly name: string;
  /** Who is written to for them; empty where nobody can be. */
  readonly to: readonly { readonly name: string; readonly address: string }[];
  readonly concerns: readonly Concern[];
}

export interface PublishingDone {
  readonly number: number;
  readonly written: number;
  /** The names of those concerned who could not be written to. */
  readonly nobody: readonly string[];
}
