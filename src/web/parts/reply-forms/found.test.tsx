import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { sample } from "../../../consultation/forms/support/sample.ts";
import { problem, warning } from "../../../kernel/problem.ts";
import { words } from "../../../kernel/words.ts";
import { type Frame, FrameProvider } from "../../frame.ts";
import { AuditEntries } from "../audit/entries.tsx";
import { AuditFilter } from "../audit/filter.tsx";
import { AuditTrust } from "../audit/trust.tsx";
import { FormDownload } from "./download.tsx";
import { FormFound } from "./found.tsx";
import { FormUpload } from "./upload.tsx";

const frame: Frame = {
  words: words("en"),
  language: "en",
  theme: "auto",
  path: "/en",
  enhanceUrl: null,
  softwareVersion: "0",
  person: { name: "Maria", token: "t0ken", may: () => true },
};

const markup = (part: React.ReactNode) =>
  renderToStaticMarkup(<FrameProvider value={frame}>{part}</FrameProvider>);

const at = { consultation: "round-two", party: "PHL" };
const entry = {
  question: "policy",
  number: "1.1",
  ask: "What of <policy>?",
  state: "conflict" as const,
  saved: { kind: "text" as const, text: "theirs", language: null },
  given: { kind: "text" as const, text: "<script>ours</script>", language: null },
  revision: 2,
};
const found = { id: "f1", name: "form.xlsx", entries: [entry], problems: [], state: "s1" };

test("what a form holds stands beside what is saved, as text; a conflict is taken only if one says so", () => {
  const html = markup(<FormFound found={found} questionnaire={sample} at={at} />);
  expect(html).toContain("&lt;script&gt;ours");
  expect(html).toContain("theirs");
  expect(html).toContain('name="instead" value="policy"');
  expect(html).toContain('value="take"');
  expect(html).toContain('value="t0ken"');
});

test("while something stands in the way there is nothing to press; warnings stand in no way", () => {
  const place = { file: "form.xlsx", sheet: "2 Data", cell: "D7" };
  const facts = { question: "2.1", text: "many" };
  const wrong = { ...found, problems: [problem("reply-forms.not-a-number", facts, place)] };
  const html = markup(<FormFound found={wrong} questionnaire={sample} at={at} />);
  expect(html).toContain("D7");
  expect(html).not.toContain('value="take"');
  const warned = { ...found, problems: [warning("reply-forms.formula-taken", {}, place)] };
  expect(markup(<FormFound found={warned} questionnaire={sample} at={at} />)).toContain('value="take"');
});

test("forms are fetched and sent in without script", () => {
  expect(markup(<FormDownload file="/x/file" language="fr" />)).toContain('action="/x/file"');
  const may = { write: true, enter: false, onBehalf: false };
  expect(markup(<FormUpload may={may} closed={null} party="PHL" again={false} />)).toContain('type="file"');
  const enter = { write: false, enter: true, onBehalf: true };
  expect(markup(<FormUpload may={enter} closed={null} party="PHL" again={false} />)).toContain(
    'value="enter"',
  );
});

test("the log's entries, filter and head are plain text", () => {
  const shown = {
    number: 7,
    at: "2026-01-01T00:00:00.000Z",
    actor: "operator:omar",
    who: "<b>omar</b>",
    what: "Import of figures accepted: import/1",
    detail: '{"a":1}',
    hash: "0".repeat(64),
    same: "/en/audit?subject=import%2F1",
  };
  const html = markup(
    <AuditEntries entries={[shown]} count="1 entry" newer={null} older="/en/audit?before=7" />,
  );
  expect(html).toContain("&lt;b&gt;omar");
  expect(html).toContain('rel="next"');
  const deeds = [
    { code: "import.accept", words: "Import of figures accepted: …" },
    { code: "reply.save", words: "Answers saved: …" },
  ];
  expect(markup(<AuditFilter choice={{ subject: "import/1" }} deeds={deeds} />)).toContain(
    '<optgroup label="import">',
  );
  expect(markup(<AuditTrust chain={{ entries: 7, head: "f".repeat(64) }} />)).toContain("f".repeat(64));
});
