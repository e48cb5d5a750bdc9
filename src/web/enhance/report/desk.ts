import type { Count } from "./count.ts";
import type { Field } from "./field.ts";
import type { Fields } from "./fields.ts";
import type { Shelf } from "./kept-here.ts";
import type { Line } from "./line.ts";
import type { Tools } from "./tools.ts";

/** What everything in the editor works with. */
export interface Desk {
  readonly form: HTMLFormElement;
  readonly tools: Tools;
  readonly fields: Fields;
  readonly shelf: Shelf;
  readonly count: Count;
  readonly line: Line;
}

/** What stands in a field lies on this device, is drawn and counted. */
export function settle({ count }: Pick<Desk, "count">, field: Field): void {
  field.keepHere();
  count.grow(field.redraw());
}
