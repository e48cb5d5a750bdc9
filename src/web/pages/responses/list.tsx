import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { worldAddress } from "../../addresses.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { ResponsesPage } from "../../parts/responses/responses-page.tsx";
import { responsesAddress } from "./addresses.ts";
import { askResponses, titleOf } from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** Every consultation of which the reader may read something. */
export async function loader(args: LoaderFunctionArgs) {
  const { words, language, responses, actor } = askResponses(args);
  const title = words.t("responses:page.all");
  const day = (date: string) => words.date(`${date}T00:00:00Z`);
  return {
    head: {
      title,
      description: words.t("responses:page.all-about"),
      canonical: responsesAddress(language),
      crumbs: [{ words: words.t("web:foot.world"), to: worldAddress(language) }, { words: title }],
      sources: [],
    },
    consultations: (await responses.list(actor)).map((one) => ({
      id: one.id,
      title: titleOf(one, words),
      to: responsesAddress(language, one.id),
      when: words.t("responses:page.period", { opens: day(one.opens), closes: day(one.closes) }),
      said: words.t("responses:rate.of", {
        answered: words.number(one.answered),
        asked: words.number(one.asked),
        share: share(one.answered, one.asked, words),
      }),
    })),
  } satisfies PageData & Record<string, unknown>;
}

function share(
  part: number,
  whole: number,
  words: { number: (value: number, o?: Intl.NumberFormatOptions) => string },
) {
  return words.number(whole === 0 ? 0 : part / whole, { style: "percent" });
}

export default function ResponsesList() {
  const { words } = useFrame();
  const { head, consultations } = useLoaderData<typeof loader>();
  return (
    <ResponsesPage>
      <header className="prose">
        <h1>{head.title}</h1>
        <p className="lede">{head.description}</p>
      </header>
      {consultations.length === 0 ? (
        <p>{words.t("responses:page.none")}</p>
      ) : (
        <ul className="responses-list wide">
          {consultations.map(({ id, title, to, when, said }) => (
            <li key={id}>
              <a href={to}>{title}</a>
              <span className="note">{when}</span>
              <span>{said}</span>
            </li>
          ))}
        </ul>
      )}
    </ResponsesPage>
  );
}
