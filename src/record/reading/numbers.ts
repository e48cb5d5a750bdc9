/** A resolution's number as its title gives it. */
export interface ResolutionNumber {
  /** `61/208`, `217 A (III)`, `2006/2`, `2349 (2017)`. */
  readonly number: string;
  /** The title behind it, if it stands on the same line. */
  readonly title: string;
}

const sessional = /^((?:[SE]S?-)?\d{1,2}\/\d{1,3}(?: ?[A-Z])?)\.(?:\s+|$)/;
const yearly = /^(?:Resolution )?((?:19|20)\d{2}\/\d{1,3})(?:\.\s+|\.?$)/;
const council = /^Resolution (\d{1,4} ?\((?:19|20)\d{2}\))$/;
const old = /^(\d{1,4}(?: [A-Z])? ?\((?:S-|ES-)?[IVXLCDM]+\))\.(?:\s+|$)/;
const environment = /^((?:EA\.)?\d{1,2}\/\d{1,3})\.(?:\s+|$)/;

/** The number and title of a line such as `61/208. International migration and development` (GRAMMAR.md §2). */
export function resolutionNumber(line: string): ResolutionNumber | undefined {
  const head = line.slice(0, 60);
  const match =
    sessional.exec(head) ??
    yearly.exec(head) ??
    council.exec(head) ??
    old.exec(head) ??
    environment.exec(head);
  return match ? { number: match[1] ?? "", title: line.slice(match[0].length).trim() } : undefined;
}
