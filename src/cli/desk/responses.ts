import { z } from "zod";
import { dossierOrders } from "../../consultation/responses/exporting/docx.ts";
import { exportFormats } from "../../consultation/responses/exporting/export.ts";
import type { ResponseService } from "../../consultation/responses/service.ts";
import type { Actor } from "../../kernel/actor.ts";
import { Language } from "../../kernel/language.ts";
import { ok, type Result } from "../../kernel/problem.ts";

/** The answers of a consultation, wanted as a file. */
export const ResponsesRequest = z.object({
  consultation: z.string(),
  format: z.enum(exportFormats),
  language: Language,
  order: z.enum(dossierOrders).exactOptional(),
});
export type ResponsesRequest = z.infer<typeof ResponsesRequest>;

/** The file: its content in base 64, since it may have been made in another process. */
export const ResponsesAtDesk = z.object({ name: z.string(), content: z.base64() });
export type ResponsesAtDesk = z.infer<typeof ResponsesAtDesk>;

/** Makes the file in this process. Problem: `responses.unknown-consultation`. */
export async function exportResponses(
  responses: ResponseService,
  actor: Actor,
  { consultation, ...choice }: ResponsesRequest,
): Promise<Result<ResponsesAtDesk>> {
  const made = await responses.export(actor, consultation, choice);
  if (!made.ok) return made;
  const { name, bytes } = made.value;
  return ok({ name, content: Buffer.from(bytes).toString("base64") });
}
