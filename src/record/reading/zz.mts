import { parseOpened } from "../parse.ts";
import { openDocument } from "./open.ts";

const r = await openDocument(process.argv[2] ?? "");
if (!r.ok) {
  console.log(r.problems);
  process.exit();
}
if (process.argv[3]) console.log(r.value.text);
console.log(r.value.problems, r.value.hints.length, r.value.format, r.value.language);
const p = parseOpened(r.value);
if (p.ok)
  for (const d of p.value) {
    console.log(d.symbol, d.organ, d.session, d.date, d.title, d.agenda);
    for (const f of d.front) console.log("  F", f.kind, f.text);
    console.log(
      "pp",
      d.preambular.length,
      "op",
      d.operative.map((o) => o.number + (o.children.length ? `(${o.children.length})` : "")).join(" "),
      "annexes",
      d.annexes.map((a) => [a.label, a.paragraphs.length]),
    );
    for (const h of d.headings) console.log("  H", h.text);
    for (const n of d.footnotes) console.log("  N", n.marker, n.usedIn.join(","), n.text.slice(0, 100));
    for (const u of d.unread) console.log("  U", u.reason, u.text.slice(0, 80));
    console.log(d.problems);
  }
