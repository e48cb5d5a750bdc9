import { languages } from "../../kernel/language.ts";
import { accountAddress, inLanguage, searchAddress, signInAddress, worldAddress } from "../addresses.ts";
import { themes } from "../context.ts";
import { useFrame } from "../frame.ts";
import { dueAddress, recordAddress } from "../pages/record/addresses.ts";
import { reportsAddress } from "../pages/report/addresses.ts";

/** Name, search, language, theme. All of it links and forms that work without a script. */
export function Masthead({ path }: { readonly path: string }) {
  const { words, language } = useFrame();
  return (
    <header className="masthead page">
      <div className="masthead-row wide">
        <a className="masthead-name" href={worldAddress(language)}>
          {words.t("web:site.name")}
        </a>
        <Search />
        <Places />
        <div className="menus">
          <Languages path={path} />
          <Themes path={path} />
          <Signed path={path} />
        </div>
      </div>
    </header>
  );
}

/** The places that are not found by a territory's name. */
function Places() {
  const { words, language } = useFrame();
  return (
    <nav className="masthead-places" aria-label={words.t("record-pages:nav.masthead")}>
      <a href={recordAddress(language)}>{words.t("record-pages:nav.record")}</a>
      <a href={dueAddress(language)}>{words.t("record-pages:nav.due")}</a>
      <a href={reportsAddress(language)}>{words.t("report-pages:list.crumb")}</a>
    </nav>
  );
}

/** Whoever is signed in finds their account; a visitor the door, which leads back to this page. */
function Signed({ path }: { readonly path: string }) {
  const { words, language, person } = useFrame();
  if (person)
    return (
      <a className="masthead-person" href={accountAddress(language)}>
        <bdi>{person.name}</bdi>
      </a>
    );
  const back = path.startsWith(signInAddress(language)) ? undefined : path;
  return (
    <a className="masthead-person" href={signInAddress(language, back)} rel="nofollow">
      {words.t("accounts:nav.sign-in")}
    </a>
  );
}

function Search() {
  const { words, language } = useFrame();
  return (
    <search className="search-place">
      <form className="search" action={searchAddress(language)} method="get" data-search={language}>
        <label className="visually-hidden" htmlFor="q">
          {words.t("web:search.label")}
        </label>
        <input
          id="q"
          name="q"
          type="search"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={words.t("web:search.hint")}
        />
        <button className="plain-button" type="submit">
          {words.t("web:search.do")}
        </button>
      </form>
    </search>
  );
}

function Languages({ path }: { readonly path: string }) {
  const { words, language } = useFrame();
  return (
    <details className="menu" name="menus">
      <summary>
        <span className="visually-hidden">{words.t("web:language.label")}</span>{" "}
        {words.t(`kernel:language.${language}`)}
      </summary>
      <ul className="menu-list languages">
        {languages.map((other) => (
          <li key={other}>
            <a
              href={inLanguage(path, other)}
              lang={other}
              hrefLang={other}
              aria-current={other === language ? "true" : undefined}
            >
              {words.t(`kernel:language.${other}`)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Themes({ path }: { readonly path: string }) {
  const { words, theme } = useFrame();
  return (
    <details className="menu" name="menus">
      <summary>{words.t("web:theme.label")}</summary>
      <form className="menu-list" action="/theme" method="post" data-theme-form="">
        <input type="hidden" name="return" value={path} />
        {themes.map((choice) => (
          <button
            key={choice}
            className="plain-button"
            type="submit"
            name="theme"
            value={choice}
            aria-pressed={choice === theme}
          >
            {words.t(`web:theme.${choice}`)}
          </button>
        ))}
      </form>
    </details>
  );
}
