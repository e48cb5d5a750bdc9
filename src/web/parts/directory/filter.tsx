import { useFrame } from "../../frame.ts";
import { directoryAddress } from "../../pages/directory/addresses.ts";

/** Finds a party by any of its names. */
export function PartyFilter({ q }: { readonly q: string }) {
  const { words, language } = useFrame();
  return (
    <search className="screen-only">
      <form method="get" action={directoryAddress(language)} className="form-row">
        <label>
          <span>{words.t("directory-pages:find")}</span>
          <input name="q" type="search" defaultValue={q} maxLength={100} />
        </label>
        <button type="submit" className="button">
          {words.t("web:search.do")}
        </button>
        {q !== "" && <a href={directoryAddress(language)}>{words.t("directory-pages:all")}</a>}
      </form>
    </search>
  );
}
