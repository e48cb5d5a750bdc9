import type { GivenText } from "../../../dialogue/contributions/asked-of.ts";
import { field } from "../../signed.ts";

/** The text and the file of a form; undefined where neither was given. */
export async function givenText(form: FormData): Promise<GivenText | undefined> {
  const text = field(form, "text") ?? undefined;
  const sent = form.get("file");
  const file =
    sent instanceof File && sent.size > 0
      ? { name: sent.name, bytes: new Uint8Array(await sent.arrayBuffer()) }
      : undefined;
  if (text === undefined && file === undefined) return undefined;
  return { text, file, language: field(form, "text-language") ?? undefined };
}
