import type { Figure } from "../../../figures/model.ts";
import { flowsAddress, methodsAddress } from "../../addresses.ts";
import { useFrame } from "../../frame.ts";
import { FigureSection } from "../figure.tsx";

/** Who moved, by estimate: the figures, what they rest on, and where the rest of the flows stands. Nothing where there are none. */
export function FlowFigures({ figures }: { readonly figures: readonly Figure[] }) {
  const { words, language } = useFrame();
  return (
    <FigureSection id="flows" name={words.t("flow-figures:page.corridor")} figures={figures}>
      <p className="prose">{words.t("flow-figures:page.estimate")}</p>
      <ul className="downloads screen-only">
        <li>
          <a href={methodsAddress(language)}>{words.t("flow-figures:page.how")}</a>
        </li>
        <li>
          <a href={flowsAddress(language)}>{words.t("flow-figures:page.all")}</a>
        </li>
      </ul>
    </FigureSection>
  );
}
