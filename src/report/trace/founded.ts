import { canonicalJson } from "../../kernel/canonical.ts";
import type { BindingParts } from "../binding/parts.ts";
import { resolveTaken } from "../binding/resolve.ts";
import type { Report } from "../writing/model.ts";
import { usedBindings } from "./evidence-of.ts";

/** The bindings that a report shows whose values are not what their sources said when they were taken, or whose sources are gone. */
export async function unfounded(
  { blocks }: Pick<Report, "blocks">,
  parts: BindingParts,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const block of blocks) {
    const used = usedBindings(block);
    for (const binding of block.bindings) {
      if (!used.has(binding.id)) continue;
      const then = await resolveTaken(binding, parts);
      const same = then.ok && canonicalJson(then.value.value) === canonicalJson(binding.taken.value);
      if (!same) found.push(binding.id);
    }
  }
  return found;
}
