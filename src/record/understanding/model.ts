import type { Organ } from "../model.ts";
import type { Due } from "./due.ts";
import type { MandateForm } from "./forms.ts";

/** A request to act: who shall do what, for whom, by when. */
export interface Mandate {
  /** Its address: the document's symbol, the paragraph's id, and `~2` for a second one there: `A/RES/61/208#op_9`. */
  readonly id: string;
  readonly verb: string;
  readonly addressee: readonly string[];
  readonly action: string;
  readonly form: MandateForm;
  readonly recipient: string | null;
  /** Through whom it goes to the recipient. */
  readonly through: string | null;
  readonly with: string | null;
  readonly constraint: string | null;
  readonly due: Due;
  readonly topics: readonly string[];
  /** The words of the source. */
  readonly text: string;
}

export interface MandateContext {
  readonly symbol: string | null;
  readonly organ: Organ | null;
  readonly organName: string | null;
  readonly session: number | null;
  readonly title: string | null;
  /** At which session of the General Assembly an event is held, where the document says so. */
  readonly events: ReadonlyMap<string, number>;
}
