import { useWords } from "../frame.ts";

/** Instead of figures where no release has been imported: how to fill the page. */
export function NothingYet({ dataset }: { readonly dataset: string }) {
  const words = useWords();
  return (
    <div className="prose">
      <p>{words.t("web:nothing-yet.said", { dataset })}</p>
      <p>{words.t("web:nothing-yet.next")}</p>
      <code className="command">{words.t("web:nothing-yet.command")}</code>
    </div>
  );
}
