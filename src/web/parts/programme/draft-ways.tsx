import { useFrame } from "../../frame.ts";
import style from "../../styles/programme.css?url";
import { type PageWay, PageWays } from "../page-ways.tsx";

interface DraftWaysProps {
  readonly ways: readonly PageWay[];
}

/** The pages on which a draft is worked on, and their style sheet. */
export function DraftWays({ ways }: DraftWaysProps) {
  const { t } = useFrame().words;
  return (
    <>
      <link rel="stylesheet" href={style} precedence="programme" />
      <PageWays label={t("programme:way.label")} ways={ways} />
    </>
  );
}
