import { dayPattern } from "../grammar/ordinals.ts";
import { opensOperative, opensPreambular } from "../grammar/verbs.ts";
import type { FrontKind } from "../model.ts";
import { resolutionNumber } from "./numbers.ts";
import { tongueKind, tongueOrgan } from "./tongues.ts";

const day = new RegExp(`^${dayPattern},?$`);
const closing = new RegExp(
  `^(?:\\d{1,4}(?:st|nd|rd|th)?|[A-Z][a-z]+(?: and [A-Z]?[a-z-]+)*(?: hundred and)?(?:[ -][a-z]+)*) ?(?:\\((?:closing|resumed)\\) )?(?:plenary )?meeting,?\\.?(?: ${dayPattern})?\\.?$`,
  "i",
);

/** `83rd plenary meeting`, with or without its date (GRAMMAR.md §7). */
export function isClosing(text: string): boolean {
  if (text.length >= 90) return false;
  return (
    (closing.test(text) && !opensOperative(text)) || (/^[\d第ا]/.test(text) && tongueKind(text) === "closing")
  );
}

export function isDay(text: string): boolean {
  return (
    (text.length < 24 && day.test(text.replace(/\.$/, ""))) ||
    (/^\d/.test(text) && tongueKind(text) === "date")
  );
}

const bodies =
  "Assembly|Council|Commission|Committee|Conference|Sub-Commission|Board|Forum|Congress|Meeting|Parties|Ministers";
const body = new RegExp(`\\b(?:${bodies})\\b`);
const enacting =
  /^(?:“|")?The (?:[A-Z][\w'’-]*|and|of|on|for|the|to|in|,)(?: (?:[A-Z][\w'’-]*|and|of|on|for|the|to|in))*,$/;

/** The phrase that says who speaks: `The General Assembly,` (§2). */
export function isEnacting(text: string): boolean {
  if (text.length >= 140) return false;
  return (
    (enacting.test(text) && body.test(text)) || (/[,،，]$/.test(text) && tongueOrgan(text) !== undefined)
  );
}

const organs =
  /^(?:United Nations|General Assembly|Security Council|Economic and Social Council|Human Rights Council|Commission on Population and Development|United Nations Environment Assembly.*|United Nations Habitat Assembly.*|[A-Z][a-z]+ Committee)$/;
const session =
  /^(?:Resumed )?[A-Z][a-z]+(?:[ -][a-z]+)? (?:resumed |emergency |substantive |organizational )?(?:special )?session\*?$|^Substantive session of \d{4}$|^\d{4} session$/;

/** The kind of a line before the enacting phrase; undefined where only its place can tell (§2). */
export function frontKind(text: string): FrontKind | undefined {
  if (text.length > 600) return undefined;
  if (/^Distr\.? ?:/i.test(text)) return "distribution";
  if (/^Original ?:/i.test(text)) return "original";
  if (isDay(text)) return "date";
  if (session.test(text)) return "session";
  if (/^(?:Agenda )?items? \d+/i.test(text)) return "agenda";
  if (/: (?:revised )?draft (?:resolution|decision)/i.test(text)) return "sponsors";
  if (/^(?:Resolution|Decision)s? adopted (?:by|on)\b|^Adopted by the\b/i.test(text)) return "adoption";
  if (/^\[?(?:on the (?:report|recommendation)|without reference)\b|^\[.*\]$/i.test(text)) return "origin";
  if (organs.test(text)) return "organ";
  if (/^\d{2}[- ]\d{5}(?: ?\(E\))?(?: ?\d{6})?\*?$/.test(text)) return "job";
  if (/^[A-Z]{1,5}(?:\/[A-Za-z0-9.()_-]+){1,7}\*?$/.test(text) && /\d/.test(text)) return "symbol";
  if (resolutionNumber(text) !== undefined) return "title";
  const kind = tongueKind(text);
  return kind === "closing" ? undefined : kind;
}

/** `Annex`, `ANNEX II`, `Appendix`: with what stands behind it on the line. */
export function annexLabel(text: string): { readonly label: string; readonly rest: string } | undefined {
  const match =
    /^((?:ANNEX|Annex|APPENDIX|Appendix)(?: (?:[IVX]{1,5}|[A-D]|\d{1,2}))?)(?:(?:\.|:)? +(?=[A-Z“])|[.:*]?$)/.exec(
      text.slice(0, 60),
    );
  if (!match || text.length > 250) return undefined;
  return { label: match[1] ?? "", rest: text.slice(match[0].length).trim() };
}

const inline =
  /^The (?:General Assembly|Economic and Social Council|Security Council|Human Rights Council)(?:, ?[a-z][^\n]{10,}| (?:[A-Z]?[a-z]+s) [^\n]{10,})/;

/** The organ and what it does in one sentence, as short and as old resolutions have it: `The General Assembly decides …`. */
export function opensInline(text: string): boolean {
  const match = inline.exec(text.slice(0, 400));
  return match !== null && operativeAfterOrgan(text) !== undefined;
}

/** What stands behind the organ's name at the beginning of a text, where a verb of a resolution follows. */
export function operativeAfterOrgan(text: string): string | undefined {
  const match =
    /^The (?:General Assembly|Economic and Social Council|Security Council|Human Rights Council)[ ,]*/.exec(
      text,
    );
  if (!match) return undefined;
  const rest = text.slice(match[0].length);
  const capital = rest.charAt(0).toUpperCase() + rest.slice(1, 300);
  return opensOperative(capital) || opensPreambular(capital) ? rest : undefined;
}
