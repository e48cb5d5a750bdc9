import type { TextShown } from "../../../kernel/texts.ts";
import type { Ask } from "../../ask.ts";
import { reportAddress } from "./addresses.ts";
import { titleOf } from "./reporting.ts";

/** The report that was issued last, corrigenda aside, and where it is read; null before the first. */
export async function latestReport({
  language,
  services,
}: Pick<Ask, "language" | "services">): Promise<{ readonly title: TextShown; readonly to: string } | null> {
  const latest = await services.reports.latest();
  return latest && { title: titleOf(latest, language), to: reportAddress(language, latest.id) };
}
