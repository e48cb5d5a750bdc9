import type { BriefSubject } from "../../../report/briefs/model.ts";
import { useFrame } from "../../frame.ts";
import { briefAddress, briefFormats } from "./brief-addresses.ts";

/** Where a page's subject can be taken away as two pages. */
export function BriefDownloads({ subject }: { readonly subject: BriefSubject }) {
  const { words, language } = useFrame();
  return (
    <ul className="downloads section screen-only" aria-label={words.t("briefs:page.title")}>
      {briefFormats.map((format) => (
        <li key={format}>
          <a href={briefAddress(language, format, subject)} download="">
            {words.t(`briefs:page.${format}`)}
          </a>
        </li>
      ))}
    </ul>
  );
}
