import { warmCharts } from "./chart/render.ts";
import { atlas } from "./map/atlas.ts";

/** Makes ready what the first figure would wait for, half a second to a second: the atlas, and the library of charts. */
export async function warmFigures(): Promise<void> {
  atlas();
  await warmCharts();
}
