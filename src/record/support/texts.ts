/** A resolution made up for tests, in the states in which extractions leave real ones (GRAMMAR.md). */
export const clean = `General Assembly

Distr.: General
3 February 2031

Eighty-fifth session
Agenda item 17 (b)

Resolution adopted by the General Assembly on 19 December 2030

[on the report of the Second Committee (A/85/400/Add.2)]

85/300. Corridors of migration

The General Assembly,

Recalling its resolutions 83/100 of 1 December 2028 and 84/101 B of 2 December 2029,¹

Deeply concerned that sub-paragraphs of hand-made texts are rarely read,

1. Takes note of the report of the Secretary-General;²

2. Decides that the dialogue should:

(a) Have two days;

(b) Have:

(i) One opening;

(ii) One closing;

(c) Be summarized by its Chair;

3. Requests the Secretary-General to submit to the General Assembly at its eighty-seventh session a report on the implementation of the present resolution.

75th plenary meeting
19 December 2030

¹ See resolution 60/1.

² A/85/123.
`;

/** The same words with lines broken at `width` and no blank lines, as a page has them. */
export function wrappedAt(text: string, width: number): string {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => {
      const lines: string[] = [];
      let rest = line;
      while (rest.length > width) {
        const at = rest.lastIndexOf(" ", width);
        if (at <= 0) break;
        lines.push(rest.slice(0, at));
        rest = rest.slice(at + 1);
      }
      return [...lines, rest];
    })
    .join("\n");
}
