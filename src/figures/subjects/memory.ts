import type { Figure } from "../model.ts";

/** Figures made of late, so that a page that many ask for is drawn once. About 20 MB at most. */
const kept = 300;
const figures = new Map<string, Promise<Figure>>();

/** The figure under this key, or the one that `make` makes; a failure is not kept. */
export function remember(key: string, make: () => Promise<Figure>): Promise<Figure> {
  const known = figures.get(key);
  if (known) {
    figures.delete(key);
    figures.set(key, known);
    return known;
  }
  const made = make();
  figures.set(key, made);
  made.catch(() => figures.delete(key));
  const [oldest] = figures.keys();
  if (figures.size > kept && oldest !== undefined) figures.delete(oldest);
  return made;
}
