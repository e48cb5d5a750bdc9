import type { LoaderFunctionArgs } from "react-router";
import { writeAkn } from "../../../record/formats/akn/write.ts";
import { writeDocx } from "../../../record/formats/docx.ts";
import { writeHtml } from "../../../record/formats/html.ts";
import { writeDocumentJson } from "../../../record/formats/json.ts";
import type { UnderstoodDocument } from "../../../record/understanding/understand.ts";
import { notFound, refusal } from "../../answers.ts";
import { download, fileName } from "../../download.ts";
import { type DocumentFormat, officialAddress } from "./addresses.ts";
import { askRecord, type RecordAsk } from "./asked.ts";

/** What of the query this address reads. */
export const handle = { query: [] };

interface Written {
  readonly type: string;
  readonly extension: string;
  write(document: UnderstoodDocument, words: RecordAsk["words"]): string | Promise<Uint8Array<ArrayBuffer>>;
}

const formats: Readonly<Record<DocumentFormat, Written>> = {
  json: { type: "application/json", extension: "json", write: (document) => writeDocumentJson(document) },
  akn: {
    type: "application/akn+xml; charset=utf-8",
    extension: "akn.xml",
    write: (document) => writeAkn(document),
  },
  docx: {
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    extension: "docx",
    write: writeDocx,
  },
  html: {
    type: "text/html; charset=utf-8",
    extension: "html",
    write: (document, words) => writeHtml(document, words, { link: officialAddress }),
  },
};

/** A document of the record as a file: `/en/record/file/docx/A/RES/61/208`. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { record, words } = askRecord(args);
  const format = Object.entries(formats).find(([name]) => name === args.params.format)?.[1];
  if (!format) throw notFound("web.page-unknown", { path: new URL(args.request.url).pathname });
  const found = await record.document(args.params["*"] ?? "");
  if (!found.ok) throw refusal(404, ...found.problems);
  const { understood, symbol } = found.value;
  if (!understood) throw notFound("record-pages.no-source", { symbol });
  return download(
    await format.write(understood, words),
    format.type,
    fileName(`${symbol}.${format.extension}`),
  );
}
