import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { z } from "zod";
import { releaseChange } from "../../statistics/questions/dataset.ts";
import { DatasetId, type Release } from "../../statistics/releases/model.ts";
import { datasetAddress, datasetsAddress, worldAddress } from "../addresses.ts";
import { notFound, refusal } from "../answers.ts";
import { type Ask, ask } from "../ask.ts";
import { datasetName, shortHash, sourceLine } from "../datasets.ts";
import { footnotes } from "../footnotes.ts";
import { useFrame } from "../frame.ts";
import type { PageData } from "../page.ts";
import { Facts } from "../parts/facts.tsx";
import { NothingYet } from "../parts/nothing-yet.tsx";
import { ReleaseFigures } from "../parts/release-figures.tsx";
import { figuresShown, type ShownFigures } from "../release-figures.ts";
import { changesInWords, releaseFacts, releaseFindings } from "../release-words.ts";

/** What of the query this page reads. */
export const handle = { query: ["release", "period", "measure"] };

/** A dataset in one of its releases, with all that one must know before using it. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = ask(args);
  const { language, words, services, query } = asked;
  const id = DatasetId.safeParse(args.params.id);
  if (!id.success) throw notFound("web.dataset-unknown", { dataset: args.params.id ?? "" });
  const wanted = query.get("release") ?? undefined;
  const releases = await services.catalogue.list(id.data);
  const current = await services.catalogue.current(id.data);
  const found = current && (await services.catalogue.find(id.data, wanted));
  if (found && !found.ok) throw refusal(404, ...found.problems);
  const shown = found?.value;
  const named = shown === current ? undefined : shown?.hash;
  const figures = shown ? await figuresShown(asked, shown, named) : null;
  const name = datasetName(words, id.data);
  return {
    head: {
      title: name,
      description: words.t(`web:dataset-about.${id.data}`),
      canonical: datasetAddress(language, id.data, named, figures?.stated),
      crumbs: [
        { words: words.t("web:foot.world"), to: worldAddress(language) },
        { words: words.t("web:foot.datasets"), to: datasetsAddress(language) },
        { words: name },
      ],
      sources: shown ? [sourceLine(words, shown)] : [],
    },
    id: id.data,
    about: words.t(`web:dataset-about.${id.data}`),
    releases: releases.toReversed().map((one) => ({
      hash: shortHash(one),
      version: one.description.version,
      observations: words.number(one.description.coverage.observations),
      to: datasetAddress(language, id.data, one === current ? undefined : one.hash),
      shown: one.hash === shown?.hash,
      current: one.hash === current?.hash,
    })),
    shown: shown ? await describe(asked, shown, releases) : null,
    figures,
  } satisfies PageData & Record<string, unknown>;
}

async function describe({ words, services }: Ask, release: Release, releases: readonly Release[]) {
  const { description, hash } = release;
  const before = releases
    .filter((one) => one.description.version <= description.version && one !== release)
    .at(-1);
  const [notes, ownNotes] = footnotes(
    words,
    Object.entries(description.notes).map(([key, text]) => ({ key, text })),
  );
  const comparison = before && (await releaseChange(services, before, release));
  const download = (format: string) =>
    `/api/observations/${description.dataset}?${new URLSearchParams({ release: hash, format })}`;
  return {
    hash,
    facts: releaseFacts(words, release),
    licence: description.source.licence,
    publisherPage: description.source.url ?? null,
    findings: releaseFindings(words, description.findings),
    notes,
    ownNotes,
    inputs: description.inputs.map(({ sha256, bytes, format }) => ({
      sha256,
      format: words.has(`importing:format.${format}`) ? words.t(`importing:format.${format}`) : format,
      size: words.number(bytes / 1024, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 }),
    })),
    changes: comparison ? changesInWords(words, comparison) : null,
    downloads: (["csv", "parquet"] as const).map((format) => ({
      format: format.toUpperCase(),
      to: download(format),
    })),
    description: `/api/datasets/${description.dataset}/releases/${hash}`,
  };
}

export default function Dataset() {
  const { words } = useFrame();
  const { head, id, about, releases, shown, figures } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{head.title}</h1>
      <p className="lede">{about}</p>
      {shown === null ? <NothingYet dataset={id} /> : <Shown shown={shown} figures={figures} />}
      {releases.length > 0 && (
        <section className="section">
          <h2>{words.t("web:dataset.releases")}</h2>
          <ul className="hits">
            {releases.map(({ hash, version, observations, to, shown: here, current }) => (
              <li key={to + hash}>
                <a href={to} aria-current={here ? "true" : undefined}>
                  {words.t("web:dataset.release", { version, hash })}
                </a>
                <span className="note">
                  {words.t(current ? "web:dataset.release-current" : "web:dataset.release-kept", {
                    observations,
                  })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

type ShownRelease = NonNullable<Awaited<ReturnType<typeof loader>>["shown"]>;

interface ShownProps {
  readonly shown: ShownRelease;
  readonly figures: ShownFigures | null;
}

function Shown({ shown, figures }: ShownProps) {
  const { words } = useFrame();
  return (
    <>
      <section className="spread">
        <div className="body prose">
          <h2>{words.t("web:dataset.use")}</h2>
          <p>{words.t("web:dataset.use-text", { licence: shown.licence })}</p>
          {shown.publisherPage !== null && z.url().safeParse(shown.publisherPage).success && (
            <p>
              <a href={shown.publisherPage} rel="noreferrer">
                {words.t("web:dataset.publisher-page")}
              </a>
            </p>
          )}
          <ul className="bulleted">
            {shown.downloads.map(({ format, to }) => (
              <li key={format}>
                <a href={to} download="">
                  {words.t("web:dataset.download", { format })}
                </a>
              </li>
            ))}
            <li>
              <a href={shown.description}>{words.t("web:dataset.description")}</a>
            </li>
          </ul>
        </div>
        <aside className="beside">
          <Facts facts={shown.facts} />
        </aside>
      </section>
      <ReleaseFigures figures={figures} />
      <section className="section prose">
        <h2>{words.t("web:dataset.quality")}</h2>
        {shown.findings.length === 0 ? (
          <p>{words.t("web:dataset.quality-none")}</p>
        ) : (
          <ul className="bulleted">
            {shown.findings.map((finding) => (
              <li key={finding}>{finding}</li>
            ))}
          </ul>
        )}
      </section>
      <section className="section prose">
        <h2>{words.t("web:dataset.changes")}</h2>
        {shown.changes === null ? (
          <p>{words.t("web:dataset.changes-none")}</p>
        ) : (
          <>
            <p>{shown.changes.said}</p>
            {shown.changes.biggest.length > 0 && (
              <ul className="bulleted">
                {shown.changes.biggest.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </>
        )}
      </section>
      {shown.ownNotes.length > 0 && (
        <section className="section prose">
          <h2>{words.t("web:note.title")}</h2>
          {shown.ownNotes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </section>
      )}
      {shown.notes.length > 0 && (
        <section className="section prose">
          <h2>{words.t("web:dataset.notes")}</h2>
          <p>{words.t("web:dataset.notes-said")}</p>
          <dl className="notes" lang="en" dir="ltr">
            {shown.notes.map(({ key, text }) => (
              <div key={key}>
                <dt>{key}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <section className="section prose">
        <h2>{words.t("web:dataset.inputs")}</h2>
        <ul className="bulleted">
          {shown.inputs.map(({ sha256, format, size }) => (
            <li key={sha256}>
              {words.t("web:dataset.input", { format, size })} <code>{sha256}</code>
            </li>
          ))}
        </ul>
        <p>
          {words.t("web:dataset.hash")} <code>{shown.hash}</code>
        </p>
      </section>
    </>
  );
}
