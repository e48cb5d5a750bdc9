import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import type { ContributionText } from "../../../dialogue/contributions/model.ts";
import { paragraphsOf } from "../../../dialogue/contributions/paragraphs.ts";
import type { Words } from "../../../kernel/words.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Runs } from "../../parts/contributions/runs.tsx";
import { SaidPage } from "../../parts/contributions/said-page.tsx";
import { PersonForm } from "../../parts/person-form.tsx";
import { field, personForm } from "../../signed.ts";
import { type Typed, typedIn } from "../../typed.ts";
import { askMeeting, crumbsOf, dayInWords, found, frameOf, said } from "../meetings/asked.ts";
import { contributionAddress, contributionFileAddress, contributionsAddress } from "./addresses.ts";
import { languageName, partyNames } from "./asked.ts";
import { givenText } from "./posted.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

const numberOf = (params: { readonly number?: string | undefined }) =>
  Number.parseInt(params.number ?? "", 10) || 0;

/** One contribution: its text as handed in and as delivered, the one against the other, its files and its reference. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askMeeting(args);
  const { words, language, services, actor, id, person } = asked;
  const { t } = words;
  const number = numberOf(args.params);
  const meeting = found(await asked.meetings.one(actor, id));
  const seen = found(await services.contributions.one(actor, id, number));
  const { contribution: one, check } = seen;
  const names = await partyNames(services, words);
  const by = one.party === null ? t("contributions:one.secretariat") : (names.get(one.party) ?? one.party);
  return {
    head: {
      title: one.title,
      description: t("contributions:one.about", {
        number,
        by,
        kind: t(`contributions:kind.${one.kind}`),
        day: dayInWords(one.given, words),
      }),
      canonical: contributionAddress(language, id, number),
      crumbs: crumbsOf(asked, meeting, t("contributions:one.number", { number })),
      sources: [],
    },
    frame: frameOf(asked, meeting, "contributions"),
    all: contributionsAddress(language, id),
    state: one.state === "shown" ? null : t(`contributions:state.${one.state}`),
    entered: one.via === "entered" ? t("contributions:one.entered") : null,
    link: one.link,
    reference: seen.reference,
    written: textShown(seen.written, words, (sha256) =>
      contributionFileAddress(language, id, number, sha256),
    ),
    delivered: textShown(seen.delivered, words, (sha256) =>
      contributionFileAddress(language, id, number, sha256),
    ),
    check: check && {
      same: check.same,
      share: t("contributions:one.share", { share: words.number(check.delivered, { style: "percent" }) }),
      runs: check.runs,
    },
    earlier: seen.earlier.map(({ part, revision, at }) =>
      t("contributions:one.revision", {
        part: t(`contributions:part.${part}`),
        revision,
        date: words.date(at),
      }),
    ),
    may: {
      change: seen.mayChange && (one.state !== "shown" || (person?.may("contribution.number") ?? false)),
      withdraw: seen.mayChange,
      show: one.state === "received" && (person?.may("contribution.number") ?? false),
      deliver:
        one.state !== "withdrawn" &&
        meeting.attribution === "attributed" &&
        meeting.state !== "past" &&
        (person?.may("contribution.number") ?? false),
    },
    language: one.language,
  } satisfies PageData & Record<string, unknown>;
}

function textShown(text: ContributionText | null, words: Words, fileAt: (sha256: string) => string) {
  if (!text) return null;
  const { file } = text;
  return {
    language: text.language,
    inLanguage: languageName(text.language, words),
    paragraphs: paragraphsOf(text.text),
    file: file && {
      to: fileAt(file.sha256),
      name: file.name,
      size: words.t("contributions:one.size", {
        size: words.number(file.bytes / 1024, { maximumFractionDigits: 0 }),
      }),
      read: file.read,
    },
  };
}

/** Shows it, takes it back, words it anew, or keeps what was said. */
export async function action(args: ActionFunctionArgs) {
  const { form, language, words, person, services } = await personForm(args);
  const [id, number, { actor }] = [args.params.id ?? "", numberOf(args.params), person];
  const { contributions } = services;
  const deeds = {
    show: () => contributions.show(actor, id, number),
    withdraw: () => contributions.withdraw(actor, id, number),
    deliver: async () => contributions.deliver(actor, id, number, (await givenText(form)) ?? {}),
    change: async () => {
      const title = field(form, "title");
      const text = await givenText(form);
      return contributions.change(actor, id, number, {
        ...(title === null ? {} : { title }),
        ...(text === undefined ? {} : { text }),
      });
    },
  };
  const deed = field(form, "deed");
  const done = await (deed === "show" || deed === "withdraw" || deed === "deliver"
    ? deeds[deed]
    : deeds.change)();
  if (!done.ok) return { said: said(done.problems, words), typed: typedIn(form) };
  return redirect(
    deed === "withdraw" ? contributionsAddress(language, id) : contributionAddress(language, id, number),
    { status: 303 },
  );
}

export default function OneContribution() {
  const { t } = useFrame().words;
  const shown = useLoaderData<typeof loader>();
  const { head, frame, written, delivered, check, may } = shown;
  const refused = useActionData<typeof action>();
  const typed = refused?.typed ?? null;
  return (
    <SaidPage title={head.title} lede={head.description} frame={frame} problems={refused?.said}>
      <div className="prose">
        {shown.state !== null && <p role="note">{shown.state}</p>}
        {shown.entered !== null && <p className="note">{shown.entered}</p>}
        {shown.link !== null && (
          <p>
            <a href={shown.link} rel="noopener noreferrer" dir="ltr">
              {t("contributions:one.recording")}
            </a>
          </p>
        )}
        {shown.reference !== null && (
          <p className="note">
            {t("contributions:one.reference")} <code dir="ltr">{shown.reference}</code>
          </p>
        )}
      </div>
      {written !== null && delivered !== null ? (
        <div className="said-beside wide">
          <section>
            <h2>{t("contributions:part.written")}</h2>
            <TextOf text={written} numbered />
          </section>
          <section>
            <h2>{t("contributions:part.delivered")}</h2>
            <TextOf text={delivered} numbered={false} />
          </section>
        </div>
      ) : (
        <section className="prose">
          {written !== null && <TextOf text={written} numbered />}
          {written === null && delivered !== null && <TextOf text={delivered} numbered />}
        </section>
      )}
      {check !== null && (
        <section className="prose">
          <h2>{t("contributions:one.check")}</h2>
          <p>{check.same ? t("contributions:one.same") : check.share}</p>
          {!check.same && <Runs runs={check.runs} language={shown.language} />}
        </section>
      )}
      {shown.earlier.length > 0 && (
        <section className="prose">
          <h2>{t("contributions:one.earlier")}</h2>
          <ul>
            {shown.earlier.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      <div className="wide said-deeds screen-only">
        {may.show && (
          <PersonForm deed="contribution.number">
            <button type="submit" className="button" name="deed" value="show">
              {t("contributions:deed.show")}
            </button>
          </PersonForm>
        )}
        {may.deliver && (
          <TextForm deed="deliver" inside={t("contributions:deed.deliver")} title={null} typed={typed} />
        )}
        {may.change && (
          <TextForm deed="change" inside={t("contributions:deed.change")} title={head.title} typed={typed} />
        )}
        {may.withdraw && (
          <PersonForm inside={t("contributions:deed.withdraw")}>
            <p>{t("contributions:deed.withdraw-about")}</p>
            <button type="submit" className="button" name="deed" value="withdraw">
              {t("contributions:deed.withdraw")}
            </button>
          </PersonForm>
        )}
      </div>
    </SaidPage>
  );
}

interface Shown {
  readonly language: string;
  readonly inLanguage: string;
  readonly paragraphs: readonly string[];
  readonly file: {
    readonly to: string;
    readonly name: string;
    readonly size: string;
    readonly read: boolean;
  } | null;
}

/** A text with the numbers of its paragraphs, by which references name them. */
function TextOf({ text, numbered }: { readonly text: Shown; readonly numbered: boolean }) {
  const { t } = useFrame().words;
  const { file, paragraphs, language } = text;
  return (
    <>
      <p className="note">{text.inLanguage}</p>
      {file !== null && (
        <p>
          <a href={file.to} download>
            <bdi>{file.name}</bdi>
          </a>{" "}
          <span className="note">
            {file.size}
            {!file.read && ` · ${t("contributions:one.unread")}`}
          </span>
        </p>
      )}
      <div className="said-text" lang={language} dir="auto">
        {paragraphs.map((paragraph, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs are known by their place
          <p key={place} id={numbered ? `par-${place + 1}` : undefined}>
            {numbered && <span className="said-par">{place + 1}</span>}
            {paragraph}
          </p>
        ))}
      </div>
    </>
  );
}

function TextForm({
  deed,
  inside,
  title,
  typed,
}: {
  readonly deed: "deliver" | "change";
  readonly inside: string;
  readonly title: string | null;
  /** What was typed into this form, or the other, where one was refused. */
  readonly typed: Typed | null;
}) {
  const { t } = useFrame().words;
  const own = typed?.deed === deed ? typed : null;
  return (
    <PersonForm files inside={inside} className="said-form" open={own !== null}>
      {title !== null && (
        <label className="said-wide">
          <span>{t("contributions:give.name")}</span>
          <input name="title" defaultValue={own?.title ?? title} maxLength={300} dir="auto" />
        </label>
      )}
      <label className="said-wide">
        <span>{t("contributions:give.text")}</span>
        <textarea name="text" rows={8} dir="auto" defaultValue={own?.text} />
      </label>
      <label>
        <span>{t("contributions:give.file")}</span>
        <input name="file" type="file" />
        {own !== null && <span className="note">{t("contributions:give.file-again")}</span>}
      </label>
      <button type="submit" className="button" name="deed" value={deed}>
        {inside}
      </button>
    </PersonForm>
  );
}
