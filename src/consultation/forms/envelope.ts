import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "../../kernel/canonical.ts";
import { Language } from "../../kernel/language.ts";
import type { Answer } from "../replying/answer.ts";

/**
 * What a form carries of itself where nobody looks: whose it is, what it asks, what stood in it. It is signed with a key of the data folder, so
 * that a form that comes back is known to be one of ours.
 */
export const Envelope = z.object({
  form: z.literal(1),
  consultation: z.string(),
  /** Titles and names as they were, to say what a form of another consultation is. */
  title: z.string(),
  party: z.string(),
  partyName: z.string(),
  questionnaire: z.string(),
  version: z.int(),
  language: Language,
  /** The lines of tables and lists, by question. */
  lines: z.record(z.string(), z.int().min(0).max(500)),
  /** What answers had come to when the form was made, by question. */
  revisions: z.record(z.string(), z.int()),
  /** A short hash of each answer that stood in the form from the beginning, by question. */
  given: z.record(z.string(), z.string()),
  /** The figures that were shown, by question. */
  figures: z.record(z.string(), z.object({ evidence: z.string(), value: z.number(), words: z.string() })),
  /** Short hashes of every fixed text, by the key of its row or in its order: what is not there was written beside its place. */
  fixed: z.record(z.string(), z.string()),
});
export type Envelope = z.infer<typeof Envelope>;

/** Longest that a signed envelope may be, in characters. */
export const longestEnvelope = 2_000_000;

/** The envelope as a text that a file can carry: its JSON and its HMAC-SHA-256, in base64url with a dot between. */
export function seal(envelope: Envelope, key: string): string {
  const body = Buffer.from(canonicalJson(envelope)).toString("base64url");
  return `${body}.${signature(body, key)}`;
}

/** What was sealed with this key; undefined for anything else. */
export function unseal(text: string, key: string): Envelope | undefined {
  const [body = "", mac = "", ...more] = text.split(".");
  if (more.length > 0 || text.length > longestEnvelope) return undefined;
  const wanted = Buffer.from(signature(body, key));
  const given = Buffer.from(mac);
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return undefined;
  const read = Envelope.safeParse(JSON.parse(Buffer.from(body, "base64url").toString("utf8")));
  return read.success ? read.data : undefined;
}

function signature(body: string, key: string): string {
  return createHmac("sha256", Buffer.from(key, "hex"))
    .update(`corridor reply form\n${body}`)
    .digest("base64url");
}

/** The hash of a fixed text, whatever white space an office program made of it. */
export function textMark(text: string): string {
  return short(text.normalize("NFC").replace(/\s+/gu, " ").trim());
}

export function answerMark(answer: Answer): string {
  return short(canonicalJson(answer));
}

function short(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 10);
}
