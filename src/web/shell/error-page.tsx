import { z } from "zod";
import { datasetsAddress, searchAddress, worldAddress } from "../addresses.ts";
import { useFrame } from "../frame.ts";

/** What {@link import("../answers.ts").Refusal} looks like once it has gone through the router. */
const Refused = z.object({
  problems: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(["error", "warning", "note"]),
      facts: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
});

/** What happened and what to do next. Never a trace: that stands in the server's log. */
export function ErrorPage({ status, data }: { readonly status: number; readonly data: unknown }) {
  const { words, language } = useFrame();
  const refused = Refused.safeParse(data);
  const kind = status === 404 ? "missing" : status < 500 ? "refused" : "broken";
  return (
    <>
      <title>{words.t("web:site.title", { page: words.t(`web:error.${kind}.title`) })}</title>
      <p className="error-number">{words.t("web:error.number", { status })}</p>
      <h1>{words.t(`web:error.${kind}.title`)}</h1>
      <div className="prose">
        {refused.success ? (
          refused.data.problems.map((problem) => <p key={problem.code}>{words.problem(problem)}</p>)
        ) : (
          <p>{words.t(`web:error.${kind}.said`)}</p>
        )}
        <p>{words.t(`web:error.${kind}.next`)}</p>
        <ul className="bulleted">
          <li>
            <a href={worldAddress(language)}>{words.t("web:foot.world")}</a>
          </li>
          <li>
            <a href={searchAddress(language)}>{words.t("web:search.title")}</a>
          </li>
          <li>
            <a href={datasetsAddress(language)}>{words.t("web:foot.datasets")}</a>
          </li>
        </ul>
      </div>
    </>
  );
}
