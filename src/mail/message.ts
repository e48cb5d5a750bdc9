import MailComposer from "nodemailer/lib/mail-composer";
import { direction, type Language } from "../kernel/language.ts";
import { type Words, words } from "../kernel/words.ts";
import { type LetterKind, secretPlace } from "./model.ts";

/** What a letter's form is made from: its row, with the secret that it still has. */
export interface Outgoing {
  readonly number: number;
  readonly kind: LetterKind;
  readonly address: string;
  readonly name: string;
  readonly language: Language;
  readonly subject: string;
  readonly body: string;
  readonly secret: string | null;
  readonly messageId: string;
  readonly queued: Date;
}

/** Who a letter comes from. */
export interface Sender {
  readonly address: string;
  readonly name: string;
  /** Where answers go, if elsewhere. */
  readonly replyTo: string | null;
}

/**
 * A letter as it goes over the wire (RFC 5322): plain text, and the same as simple HTML. The same letter gives the same
 * bytes, however often it is sent. Only ASCII: other scripts are encoded (RFC 2045, 2047).
 */
export async function composeLetter(letter: Outgoing, sender: Sender): Promise<Buffer> {
  const { language, messageId } = letter;
  const { t } = words(language);
  const body = letter.body.replaceAll(secretPlace, letter.secret ?? "");
  const foot = t("mail:foot", { address: letter.address });
  const host = messageId.slice(messageId.indexOf("@") + 1, -1);
  const composer = new MailComposer({
    from: { name: sender.name, address: sender.address },
    to: { name: letter.name, address: letter.address },
    ...(sender.replyTo === null ? {} : { replyTo: sender.replyTo }),
    subject: letter.subject,
    messageId,
    date: letter.queued,
    text: `${body}\n\n-- \n${foot}\n`,
    html: letterHtml(body, { foot, subject: letter.subject, language }),
    headers: {
      "Content-Language": language,
      "List-Id": `Corridor <letters.${host}>`,
      // RFC 3834: programs that answer for absent people keep quiet.
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
    },
    // What divides the parts would otherwise be drawn by lot.
    baseBoundary: messageId.slice(1, 25),
    newline: "\r\n",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** The text of a letter as the ledger shows it: the place of its secret says that there was one. */
export function shownBody(body: string, { t }: Words): string {
  return body.replaceAll(secretPlace, t("mail:secret"));
}

/** A body in plain text as paragraphs, lines and links. All of it is text: nothing in it is ever markup. */
export function letterHtml(
  body: string,
  about: { readonly foot: string; readonly subject: string; readonly language: Language },
): string {
  const { language } = about;
  const paragraphs = body
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.split("\n").map(linked).join("<br>\n")}</p>`)
    .join("\n");
  return `<!doctype html>
<html lang="${language}" dir="${direction[language]}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(about.subject)}</title></head>
<body style="max-width:42em;margin:1.5em auto;padding:0 1em;font:17px/1.5 Georgia,serif">
${paragraphs}
<hr style="border:0;border-top:1px solid">
<p style="font-size:14px">${escaped(about.foot)}</p>
</body>
</html>
`;
}

/** An address of the web, up to where its sentence goes on. */
const webAddress = /\bhttps?:\/\/[^\s<>"'«»“”（）、，。；：？！،؛؟]+/gu;

function linked(line: string): string {
  let html = "";
  let from = 0;
  for (const match of line.matchAll(webAddress)) {
    const address = withoutEnd(match[0]);
    if (!URL.canParse(address)) continue;
    html += escaped(line.slice(from, match.index));
    html += `<a href="${escaped(address)}" dir="ltr">${escaped(address)}</a>`;
    from = match.index + address.length;
  }
  return html + escaped(line.slice(from));
}

/** Full stops and brackets that end the sentence are not part of the address in it. */
function withoutEnd(address: string): string {
  const last = address.at(-1) ?? "";
  const ends = ".,;:!?".includes(last) || (last === ")" && !address.includes("("));
  return last !== "" && ends ? withoutEnd(address.slice(0, -1)) : address;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
