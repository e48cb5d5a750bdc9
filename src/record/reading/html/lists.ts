import { roman } from "../../../kernel/roman.ts";
import { letters } from "../numerals.ts";

/** An ordered list while its items come: how it numbers, and the next number. */
export interface OpenList {
  /** `1`, `a`, `A`, `i`, `I` (HTML, 4.4.5); empty for a list of bullets. */
  readonly type: string;
  next: number;
}

export const noList: OpenList = { type: "", next: 0 };

/** The label of the next item as resolutions print it: `1.`, `(a)`, `(i)`, or a bullet. */
export function listLabel(list: OpenList): string {
  if (list.type === "") return "•";
  const number = list.next++;
  if (number < 1) return `${number}.`;
  switch (list.type) {
    case "a":
      return `(${letters(number)})`;
    case "A":
      return `(${letters(number).toUpperCase()})`;
    case "i":
      return `(${roman(number).toLowerCase()})`;
    case "I":
      return `${roman(number)}.`;
    default:
      return `${number}.`;
  }
}
