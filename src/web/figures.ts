import type { Figure } from "../figures/model.ts";
import type { Slice } from "./addresses.ts";
import type { Ask } from "./ask.ts";

type Params = Readonly<Record<string, string>>;

export async function figure(
  _asked: Ask,
  _name: string,
  _params: Params,
  _slice: Slice = {},
): Promise<Figure | null> {
  return null;
}

export async function figures(
  asked: Ask,
  wanted: readonly (readonly [name: string, params: Params])[],
  slice: Slice = {},
): Promise<readonly Figure[]> {
  const made = await Promise.all(wanted.map(([name, params]) => figure(asked, name, params, slice)));
  return made.filter((one) => one !== null);
}
