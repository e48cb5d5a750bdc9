import { z } from "zod";
import { problem } from "../../../kernel/problem.ts";
import { writeAkn } from "../../../record/formats/akn/write.ts";
import { writeDocx } from "../../../record/formats/docx.ts";
import { writeHtml } from "../../../record/formats/html.ts";
import { DocumentJson, documentToJson } from "../../../record/formats/json.ts";
import { Edition, Facts, KeptDocument, KeptMandate } from "../../../record/keeping/model.ts";
import { bytesOf } from "../bytes.ts";
import { mediaTypes, refused, resource } from "../resource.ts";
import { problemStatus } from "./status.ts";

const Body = z.object({
  ...KeptDocument.omit({ understood: true, kept: true, facts: true, edition: true, editions: true }).shape,
  facts: Facts.nullable(),
  edition: Edition.omit({ actor: true }).nullable(),
  /** The structure, in the form of `corridor record parse --json`; null where only facts are known. */
  text: DocumentJson.nullable(),
  requests: z.array(KeptMandate.omit({ standing: true })),
});

/** `/api/record/documents/{symbol}`: a document with its structure, or as a file. */
export const recordDocumentResource = resource({
  path: "/api/record/documents/{symbol}",
  operation: "recordDocument",
  pathParameters: z.object({ symbol: z.string().min(1).max(100) }),
  queryParameters: z.object({
    format: z.enum(["json", "akn", "html", "docx"]).optional(),
    /** The version in a reference to a paragraph, or eight digits of it; left out, the text as it stands. */
    cited: z.string().trim().min(8).max(80).optional(),
  }),
  body: Body,
  formats: ["json", "akn", "html", "docx"],
  example: { symbol: "A-RES-61-208" },
  answer: async ({ services, words, type }, { symbol }, { cited }) => {
    const found = await services.record.document(symbol, cited);
    if (!found.ok) return refused(problemStatus(found.problems), ...found.problems);
    const document = found.value;
    if (type === mediaTypes.json) return { kind: "json", body: bodyOf(document) };
    const { understood } = document;
    if (!understood) return refused(404, problem("records.no-text", { symbol: document.symbol }));
    const name = document.symbol.replaceAll(/[^A-Za-z0-9.-]+/g, "_");
    if (type === mediaTypes.docx) return bytesOf(type, await writeDocx(understood, words), `${name}.docx`);
    if (type === mediaTypes.html) return bytesOf(type, writeHtml(understood, words), `${name}.html`);
    const writtenOn = services.now().toISOString().slice(0, 10);
    return bytesOf(mediaTypes.akn, writeAkn(understood, { writtenOn }), `${name}.xml`);
  },
});

/** Who did what stays in the audit log. */
function bodyOf({
  understood,
  kept,
  edition,
  editions: _editions,
  ...document
}: KeptDocument): z.infer<typeof Body> {
  const { actor: _actor, ...told } = edition ?? { actor: "" };
  return {
    ...document,
    edition: edition ? Body.shape.edition.parse(told) : null,
    text: understood ? documentToJson(understood) : null,
    requests: kept.map(({ standing: _standing, ...one }) => one),
  };
}
