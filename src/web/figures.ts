import type { Figure } from "../figures/model.ts";
import { makeFigure } from "../figures/registry.ts";
import type { SubjectName } from "../figures/subjects/all.ts";
import { figureLinks, type Slice } from "./addresses.ts";
import type { Ask } from "./ask.ts";

type Params = Readonly<Record<string, string>>;

/**
 * A figure of the registry for a page, its links keeping to the page's language, year and release. Null where there is
 * nothing to draw: no release, or no number for this place.
 */
export async function figure(
  { words, language, services }: Ask,
  name: SubjectName,
  params: Params,
  slice: Slice = {},
): Promise<Figure | null> {
  const tools = { ...services, words, links: figureLinks(language, slice) };
  const release = slice.release === undefined ? {} : { release: slice.release };
  const made = await makeFigure(name, { ...params, ...release }, tools);
  return made.ok ? made.value : null;
}

/** Several figures in their order, those with nothing to draw left out. */
export async function figures(
  asked: Ask,
  wanted: readonly (readonly [name: SubjectName, params: Params])[],
  slice: Slice = {},
): Promise<readonly Figure[]> {
  const made = await Promise.all(wanted.map(([name, params]) => figure(asked, name, params, slice)));
  return made.filter((one) => one !== null);
}
