import { z } from "zod";
import { Language } from "../../../kernel/language.ts";
import { FrozenReport } from "../../../report/keeping/issuing.ts";
import { bytesOf } from "../bytes.ts";
import { type FormatName, mediaTypes, refused, resource } from "../resource.ts";

const visitor = { kind: "visitor" } as const;

/** `/api/reports/{report}`: an issued report with all that it cites, as it was frozen; or printed in a language. */
export const reportResource = resource({
  path: "/api/reports/{report}",
  operation: "report",
  pathParameters: z.object({ report: z.string().min(1).max(80) }),
  queryParameters: z.object({
    edition: Language.optional(),
    format: z.enum(["json", "html", "pdf", "docx", "md"]).optional(),
  }),
  body: z.object({
    ...FrozenReport.shape,
    hash: z.string(),
    /** By language: footnotes included, annexes left out. */
    words: z.partialRecord(Language, z.int()),
    corrigenda: z.array(z.string()),
  }),
  formats: ["json", "html", "pdf", "docx", "md"],
  example: { report: "a-res-61-208" },
  answer: async ({ services: { reports }, language, type }, { report: id }, { edition }) => {
    const found = await reports.one(visitor, id);
    if (!found.ok) return refused(404, ...found.problems);
    if (type === mediaTypes.json) {
      const frozen = await reports.frozen(visitor, id);
      if (!frozen.ok) return refused(404, ...frozen.problems);
      const hash = found.value.issued?.hash ?? "";
      const corrigenda = found.value.corrigenda.map((one) => `/api/reports/${one.id}`);
      return { kind: "json", body: { ...frozen.value, hash, words: { ...found.value.words }, corrigenda } };
    }
    const format = printed.find((one) => mediaTypes[one] === type) ?? "html";
    const made = await reports.print(visitor, id, { language: edition ?? language, format });
    if (!made.ok) return refused(503, ...made.problems);
    return bytesOf(type, made.value.body, made.value.name);
  },
});

const printed = ["html", "pdf", "docx", "md"] as const satisfies readonly FormatName[];
