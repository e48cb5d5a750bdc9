import { parseEvidence } from "../../../kernel/evidence.ts";
import { world } from "../../../kernel/territory/model.ts";
import { territory, territoryName } from "../../../kernel/territory/register.ts";
import type { Words } from "../../../kernel/words.ts";
import { DatasetId } from "../../../statistics/releases/model.ts";
import { evidenceLink } from "../../evidence-links.ts";

/** A reference as a reader of a report is shown it: in words, where it leads, and whole for whoever copies it. */
export interface EvidenceShown {
  readonly text: string;
  readonly words: string;
  /** What it is from, a dataset with its release or a document; and the part of that, empty where the name says it all. */
  readonly from: string;
  readonly slice: string;
  readonly to: string | null;
}

/**
 * A reference in the words of the page: the dataset with the territories, sex and time of the slice; a document with its
 * paragraph; a party's answer. What is no reference stays as it is.
 */
export function evidenceInWords(words: Words, text: string): EvidenceShown {
  const { to } = evidenceLink(words.language, text);
  const read = parseEvidence(text);
  const named = (from: string, slice = "") => ({
    text,
    words: slice === "" ? from : `${from} · ${slice}`,
    from,
    slice,
    to,
  });
  if (!read.ok) return named(text);
  const { kind, subject, fragment, version, slice = {} } = read.value;
  const { t } = words;
  switch (kind) {
    case "observation":
      return named(datasetInWords(words, subject, version), sliceInWords(words, slice));
    case "paragraph": {
      const number = /^op_(\d+)/.exec(fragment ?? "")?.[1];
      const said =
        number === undefined ? subject : t("report-pages:evidence.paragraph", { symbol: subject, number });
      return named(said);
    }
    case "answer": {
      const [consultation = "", party = ""] = subject.split("/");
      const facts = {
        party: nameOr(words, party),
        consultation,
        question: fragment ?? "",
      };
      return named(t("report-pages:evidence.answer", facts));
    }
    case "statement":
      return named(t("report-pages:evidence.statement", { meeting: subject }));
    default:
      return named(subject);
  }
}

function datasetInWords(words: Words, subject: string, version: string | undefined): string {
  const dataset = DatasetId.safeParse(subject);
  const name = dataset.success ? words.t(`web:dataset-name.${dataset.data}`) : subject;
  return version === undefined
    ? name
    : `${name}${words.t("kernel:place.separator")}${words.t("report-pages:evidence.release", { release: version.slice(0, 8) })}`;
}

/** The measure where it is not what the dataset is named for; place, sex and time. */
function sliceInWords(
  words: Words,
  { origin, destination, sex, period, measure }: Readonly<Record<string, string>>,
): string {
  const key = `kernel:measure.${measure}`;
  const parts = [
    measure !== undefined && measure !== "migrant-stock" && words.has(key) ? words.t(key) : null,
    placeInWords(words, origin, destination),
    sex === "F" || sex === "M" ? words.t(`kernel:sex.${sex}`) : null,
    period ?? null,
  ];
  return parts.filter((one) => one !== null).join(words.t("kernel:place.separator"));
}

/** Both ends of a corridor; else the one that is a place, for the world at the other end says nothing. */
function placeInWords(
  words: Words,
  origin: string | undefined,
  destination: string | undefined,
): string | null {
  const [from, to] = [origin, destination].map((id) => (id === world ? undefined : id));
  if (from !== undefined && to !== undefined)
    return words.t("web:corridor.title", { origin: nameOr(words, from), destination: nameOr(words, to) });
  const one = to ?? from ?? destination ?? origin;
  return one === undefined ? null : nameOr(words, one);
}

function nameOr(words: Words, id: string): string {
  const known = territory(id);
  return known ? territoryName(known.id, words.language) : id;
}
