import type { Language } from "../../../../kernel/language.ts";
import type { Steps } from "../../../../report/keeping/model.ts";
import { useFrame } from "../../../frame.ts";
import { offersAddress, saveAddress } from "../../../pages/report/addresses.ts";
import type { DeedTold } from "../../../pages/report/deeds.ts";
import { BlockEditor } from "./block.tsx";

interface ToolsProps {
  readonly page: {
    readonly id: string;
    readonly language: Language;
    readonly limit: number;
    readonly total: number;
    /** The page of all newer values; how many there are, and the first block that has one. */
    readonly newer: { readonly to: string; readonly count: number; readonly first: string | null };
    readonly told: DeedTold | null;
    readonly steps: Steps;
    readonly editions: readonly {
      readonly language: Language;
      readonly to: string;
      readonly here: boolean;
      readonly missing: number;
    }[];
  };
}

/** What stays in sight while one writes: words against the limit, what was saved, undoing, languages. Its data are what the script says. */
export function EditorTools({ page }: ToolsProps) {
  const { words, language } = useFrame();
  const { t } = words;
  const { id, limit, total, newer, told, steps, editions } = page;
  const counted = t("report-pages:edit.words", {
    n: words.number(total),
    limit: words.number(limit),
  });
  const edition = { in: page.language };
  const said = (key: string, facts: Readonly<Record<string, unknown>> = {}) =>
    t(`report-pages:script.${key}`, facts);
  return (
    <div
      className="re-tools"
      data-report-editor={saveAddress(language, id, edition)}
      data-find={offersAddress(language, id)}
      data-report={id}
      data-edition={page.language}
      data-total={total}
      data-limit={limit}
      data-words={t("report-pages:edit.words", { n: "…", limit: words.number(limit) })}
      data-saving={said("saving")}
      data-saved={said("saved", { time: "…" })}
      data-all-saved={said("all-saved", { time: "…" })}
      data-waiting={said("waiting")}
      data-signed-out={said("signed-out")}
      data-not-kept={t("report-pages:edit.not-kept")}
      data-unsent={said("unsent")}
      data-put-back={said("put-back")}
      data-forget={said("forget")}
      data-mine={t("report-pages:conflict.keep-mine")}
      data-theirs={t("report-pages:conflict.take-theirs")}
      data-leave={t("report-pages:conflict.leave")}
      data-empty={t("report-pages:conflict.empty")}
      data-drag={said("drag")}
      data-moved={said("moved", { place: "…" })}
      data-search={t("report-pages:find.label-q")}
      data-search-do={t("report-pages:find.do")}
      data-insert={t("report-pages:find.insert")}
      data-close={said("close")}
      data-none={t("report-pages:find.none")}
      data-searching={said("searching")}
      data-heading={t("report-pages:find.title")}
      data-undone={t("report-pages:edit.undone")}
      data-redone={t("report-pages:edit.redone")}
      data-done={t("report-pages:edit.done")}
      data-newer-here={`${t("report-pages:way.newer")} (…)`}
      data-mend={t("report-pages:edit.mend")}
      data-mend-named={t("report-pages:edit.mend-named", { mend: "…", text: "……" })}
    >
      <div className="re-tools-row">
        <p className={total > limit ? "re-count re-over" : "re-count"} data-count="">
          {counted}
        </p>
        <p className="re-state" data-state="" role="status" aria-live="polite">
          {told !== null && t(`report-pages:edit.${told}`)}
        </p>
        <div className="re-buttons">
          {(["undo", "redo"] as const).map((step) => (
            // One that has nothing to do stays where it is, and says so: whoever presses it again and again keeps the focus.
            <button
              key={step}
              type="submit"
              className="button"
              name="deed"
              value={step}
              data-step={step}
              aria-disabled={steps[step] === null}
            >
              {t(`report-pages:edit.${step}`)}
            </button>
          ))}
          <button type="submit" className="button primary" name="deed" value="save">
            {t("report-pages:edit.save")}
          </button>
        </div>
      </div>
      <div className="re-tools-row re-quiet">
        <ul className="re-editions" aria-label={t("report-pages:edit.languages")}>
          {editions.map((one) => (
            <li key={one.language}>
              <a href={one.to} aria-current={one.here ? "page" : undefined}>
                {t(`kernel:language.${one.language}`)}
              </a>
              {one.missing > 0 && (
                <span> {t("report-pages:edit.untranslated", { n: words.number(one.missing) })}</span>
              )}
            </li>
          ))}
        </ul>
        <NewerInReport newer={newer} />
      </div>
    </div>
  );
}

/** How many values have newer ones, the way to the first, and to take all over. */
function NewerInReport({ newer: { to, count, first } }: Pick<ToolsProps["page"], "newer">) {
  const { words } = useFrame();
  const { t } = words;
  if (count === 0 || first === null)
    return (
      <p data-newer="">
        <a href={to}>{t("report-pages:way.newer")}</a>
      </p>
    );
  return (
    <p className="re-newer-in-report" data-newer="">
      <a href={`#block.${first}`}>{`${t("report-pages:way.newer")} (${words.number(count)})`}</a>
      <button type="submit" className="plain-button" name="deed" value="take-all">
        {t("report-pages:newer.take-all")}
      </button>
    </p>
  );
}

/** An empty paragraph, from which the script makes new ones. A template is not part of the page. */
export function BlockTemplate({ language }: { readonly language: Language; readonly id: string }) {
  return (
    <template data-block-template="">
      <BlockEditor
        block={{
          id: "new",
          part: "body",
          kind: "paragraph",
          number: null,
          markup: "",
          print: "",
          revision: 0,
          original: null,
          bindings: [],
          comments: [],
          about: [],
        }}
        language={language}
        findings={[]}
        newer={[]}
        drawing={null}
        refused={undefined}
        mayComment={true}
        first={false}
        last={false}
      />
    </template>
  );
}

/** How the page is used with the keyboard alone, and the few marks of the text fields. */
export function Shortcuts() {
  const { t } = useFrame().words;
  return (
    <details className="re-help wide folded screen-only">
      <summary>{t("report-pages:help.title")}</summary>
      <dl>
        {(["strong", "emphasis", "note", "bound", "escape"] as const).map((one) => (
          <div key={one}>
            <dt>
              <code dir="ltr">{marks[one]}</code>
            </dt>
            <dd>{t(`report-pages:help.${one}`)}</dd>
          </div>
        ))}
        {(["find", "up", "add", "out", "undo"] as const).map((one) => (
          <div key={one} className="re-key">
            <dt>
              <kbd dir="ltr">{keys[one]}</kbd>
            </dt>
            <dd>{t(`report-pages:help.key-${one}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

const marks = { strong: "**…**", emphasis: "*…*", note: "[^ …]", bound: "[[…]]", escape: "\\*" } as const;
const keys = {
  find: "Ctrl+K",
  up: "Alt+↑ Alt+↓",
  add: "Ctrl+Enter",
  out: "Esc",
  undo: "Ctrl+Z Ctrl+Y",
} as const;
