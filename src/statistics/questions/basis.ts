import type { Source } from "../../kernel/source.ts";
import type { Catalogue } from "../releases/catalogue.ts";
import { type Cube, cubeOf } from "../releases/cube.ts";
import type { Engine } from "../releases/engine.ts";
import type { DatasetId, Release, ReleaseHash } from "../releases/model.ts";

/** What every question is asked of. */
export interface Statistics {
  readonly engine: Engine;
  readonly catalogue: Catalogue;
}

/** A release that an answer rests on. Each answer names all of them, so that it can be cited for ever. */
export interface Basis {
  readonly dataset: DatasetId;
  readonly release: ReleaseHash;
  readonly version: string;
  readonly source: Source;
}

export function basisOf({ hash, description }: Release): Basis {
  const { dataset, version, source } = description;
  return { dataset, release: hash, version, source };
}

/** The current release of a dataset in memory; undefined where there is none yet. */
export async function currentCube(
  { engine, catalogue }: Statistics,
  dataset: DatasetId,
): Promise<Cube | undefined> {
  const release = await catalogue.current(dataset);
  return release && cubeOf(engine, release);
}

const answers = new WeakMap<Cube, Map<string, unknown>>();

/** How many answers are kept for each release; a page asks about ten. */
const kept = 500;

/**
 * The answer to a question of one release: a release never changes, so the same question has the same answer. `question`
 * names it with all that it depends on, the other releases included.
 */
export function remembered<T>(cube: Cube, question: string, answer: () => T): T {
  const known = answers.get(cube) ?? new Map<string, unknown>();
  answers.set(cube, known);
  if (known.has(question)) {
    const answered = known.get(question) as T;
    // What is asked again stays: other answers are made of it.
    known.delete(question);
    known.set(question, answered);
    return answered;
  }
  const made = answer();
  known.set(question, made);
  const [oldest] = known.keys();
  if (known.size > kept && oldest !== undefined) known.delete(oldest);
  return made;
}
