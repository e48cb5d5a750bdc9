import {
  aboutAddress,
  datasetsAddress,
  flowsAddress,
  helpAddress,
  methodsAddress,
  studiesAddress,
  worldAddress,
} from "../addresses.ts";
import { useFrame } from "../frame.ts";
import { directoryAddress } from "../pages/directory/addresses.ts";
import { meetingsAddress } from "../pages/meetings/addresses.ts";

/** Where the numbers are from, and which software showed them. */
export function Foot({ sources }: { readonly sources: readonly string[] }) {
  const { words, language, softwareVersion } = useFrame();
  const links = [
    [worldAddress(language), words.t("web:foot.world")],
    [flowsAddress(language), words.t("flow-figures:page.crumb")],
    [datasetsAddress(language), words.t("web:foot.datasets")],
    [aboutAddress(language), words.t("web:foot.about")],
    [directoryAddress(language), words.t("directory-pages:title")],
    [meetingsAddress(language), words.t("meetings:list.title")],
    [studiesAddress(language), words.t("study-pages:title")],
    [methodsAddress(language), words.t("methods:crumb")],
    ["/api", words.t("web:foot.api")],
  ] as const;
  return (
    <footer className="foot page">
      {sources.length > 0 && (
        <ul className="sources wide">
          {sources.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <nav className="wide" aria-label={words.t("web:foot.label")}>
        <ul>
          {links.map(([href, name]) => (
            <li key={href}>
              <a href={href}>{name}</a>
            </li>
          ))}
          <li>
            <a href={helpAddress(language)} rel="help">
              {words.t("help:title")}
            </a>
          </li>
        </ul>
      </nav>
      <p className="wide">{words.t("web:foot.software", { version: softwareVersion })}</p>
    </footer>
  );
}
