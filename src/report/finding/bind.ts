import { z } from "zod";
import { freeName, slugOf } from "../../kernel/identifier.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { type Binding, Format, Source } from "../binding/model.ts";
import type { BindingParts } from "../binding/parts.ts";
import { resolve } from "../binding/resolve.ts";

/** An offer as it comes back from whoever chose it. */
export const Chosen = z.object({
  source: Source,
  format: Format,
  as: z.enum(["value", "words", "table", "chart"]),
});
export type Chosen = z.infer<typeof Chosen>;

/**
 * What was chosen, bound to what it says now, under a name that tells it and that no other binding of the report has. Problems: those of
 * resolving it.
 */
export async function bindChosen(
  { source, format }: Chosen,
  taken: ReadonlySet<string>,
  parts: BindingParts,
): Promise<Result<Binding>> {
  const value = await resolve(source, parts);
  return value.ok ? ok({ id: freeName(nameOf(source), taken), source, format, taken: value.value }) : value;
}

/** Reads a choice. Problem: `report-pages.offer-unclear`. */
export function readChosen(text: string): Result<Chosen> {
  try {
    const read = Chosen.safeParse(JSON.parse(text));
    if (read.success) return ok(read.data);
  } catch {
    // What is no JSON is no choice either.
  }
  return failed(problem("report-pages.offer-unclear"));
}

/** `womens-share-phl-2024`: what a drafter reads in the text field tells them what stands there. */
export function nameOf(source: Source): string {
  const words = ((): readonly (string | null | undefined)[] => {
    switch (source.kind) {
      case "measure": {
        const { measure } = source;
        const slice =
          measure.of === "value"
            ? measure.slice
            : measure.of === "share"
              ? measure.part
              : measure.of === "range"
                ? measure.high
                : measure.to;
        const { measure: what, origin, destination, sex, period } = slice.keys;
        const how = measure.of === "value" ? null : measure.of;
        return [what ?? slice.dataset, how, origin, destination, sex === "T" ? null : sex, period];
      }
      case "indicator":
        return [source.indicator, source.territory, source.period];
      case "figure":
        return [source.as, source.name, ...Object.values(source.params)];
      case "paragraph":
      case "mandate":
        return [source.kind, source.address];
      case "mandates":
        return ["mandates", source.symbol, ...source.states];
      case "answer":
      case "statement":
        return [source.kind, source.reference.replace(/^corridor:\w+\//, "").replace(/@[^#]*/, "")];
      case "ranked":
        return [source.ranking, source.what, String(source.place), source.period];
      case "coverage":
        return [source.dataset, source.what];
      case "replies":
        return [source.consultation, source.what, source.question];
      case "target":
        return [source.target];
      case "territories":
        return [
          "territories",
          source.measure,
          source.above === null ? null : `above-${source.above}`,
          source.period,
        ];
    }
  })();
  return slugOf(words.filter((one) => one !== null && one !== undefined).join("-"), 50) || "value";
}
