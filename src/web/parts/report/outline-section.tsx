import type { Known, OutlineParagraph } from "../../../report/outline/model.ts";
import { coverage } from "../../../report/outline/model.ts";
import { useFrame } from "../../frame.ts";
import { mandateAddress } from "../../pages/record/addresses.ts";

interface SectionProps {
  readonly paragraph: OutlineParagraph;
  readonly numbersOf: (known: Known) => readonly number[];
}

/** A paragraph of the document: its words, what it asks, what is known, or that nothing is. */
export function OutlineSection({ paragraph, numbersOf }: SectionProps) {
  const { words, language } = useFrame();
  const { t } = words;
  const { id, number, text, asked, known } = paragraph;
  const standing = coverage(paragraph);
  return (
    <section className="section prose" id={id}>
      <h2>{t("report:outline.paragraph", { number: number ?? id })}</h2>
      {text !== null && (
        <blockquote dir="auto">
          {text.split("\n").map((line) => (
            <p key={line}>{line}</p>
          ))}
        </blockquote>
      )}
      {standing === "silent" && <p className="note">{t("report:outline.silent")}</p>}
      {asked.length > 0 && (
        <>
          <h3>{t("report:outline.asked")}</h3>
          <ul className="bulleted">
            {asked.map((one) => (
              <li key={one.mandate}>
                <a href={mandateAddress(language, one.mandate)} dir="auto">
                  {one.text}
                </a>{" "}
                <span className="note">
                  {[
                    ...(one.addressees.length > 0
                      ? [t("report:outline.of", { addressees: words.list(one.addressees) })]
                      : []),
                    ...(one.due === null ? [] : [t("report:outline.due", { date: words.date(one.due) })]),
                    t(`record-pages:state.${one.state}`),
                  ].join(" · ")}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {known.length > 0 && (
        <>
          <h3>{t("report:outline.known")}</h3>
          <ul className="bulleted">
            {known.map((one) => (
              <li key={keyOf(one)}>
                <Finding known={one} />
                <Marks numbers={numbersOf(one)} />
              </li>
            ))}
          </ul>
        </>
      )}
      {standing === "gap" && (
        <p>
          <strong>{t("report:outline.gap")}</strong>
        </p>
      )}
    </section>
  );
}

function keyOf(known: Known): string {
  switch (known.kind) {
    case "figures":
      return known.sentence.map(({ text }) => text).join("");
    case "state":
      return `state ${known.mandate}`;
    case "successor":
      return `${known.mandate} ${known.by}`;
    case "answer":
      return known.evidence;
  }
}

function Finding({ known }: { readonly known: Known }) {
  const { words } = useFrame();
  const { t } = words;
  switch (known.kind) {
    case "state":
      return (
        <>
          {t("report:outline.said", { state: t(`record-pages:state.${known.state}`) })}{" "}
          {known.note !== null && <span dir="auto">{known.note}</span>}
        </>
      );
    case "successor":
      return t(`report:outline.${known.how}`, { by: known.by });
    case "answer":
      return (
        <>
          <b>{known.party ?? t("report:outline.some-party")}</b>{" "}
          <q dir="auto" {...(known.in === null ? {} : { lang: known.in })}>
            {known.excerpt}
          </q>
        </>
      );
    case "figures":
      return known.sentence.map(({ text }) => text).join("");
  }
}

/** The numbers of the references that a finding rests on. */
function Marks({ numbers }: { readonly numbers: readonly number[] }) {
  return (
    <sup className="marks">
      {numbers.map((number) => (
        <a key={number} href={`#e${number}`}>
          {number}
        </a>
      ))}
    </sup>
  );
}
