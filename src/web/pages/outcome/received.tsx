import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from "react-router";
import { textIn } from "../../../kernel/texts.ts";
import { printFormats } from "../../../print/model.ts";
import { worldAddress } from "../../addresses.ts";
import { ask } from "../../ask.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { SaidPage } from "../../parts/contributions/said-page.tsx";
import { receivedAddress, receivedFileAddress, summaryAddress } from "../contributions/addresses.ts";
import { partyNames } from "../contributions/asked.ts";
import { found } from "../meetings/asked.ts";

/** What of the query this page reads. */
export const handle = { query: ["key"] };

const visitor = { kind: "visitor" } as const;

/** Where the link of a letter leads, without an account: what was sent, to be read, taken away and acknowledged. That it was opened is noted. */
export async function loader(args: LoaderFunctionArgs) {
  const { words, language, services, query } = ask(args);
  const { t } = words;
  const key = query.get("key") ?? "";
  const letter = found(await services.outcomes.received(key, "opened"));
  const meeting = found(await services.meetings.one(visitor, letter.meeting));
  const name = textIn(meeting.title, language, meeting.original).text;
  const party = (await partyNames(services, words)).get(letter.party) ?? letter.party;
  return {
    head: {
      title: t("outcome:received.title", { symbol: letter.symbol }),
      description: t("outcome:received.about", { meeting: name, party }),
      canonical: summaryAddress(language, letter.meeting),
      crumbs: [
        { words: t("web:foot.world"), to: worldAddress(language) },
        { words: t("outcome:received.title", { symbol: letter.symbol }) },
      ],
      sources: [],
    },
    whole: summaryAddress(language, letter.meeting),
    files: printFormats.map((format) => ({
      format: format.toUpperCase(),
      to: receivedFileAddress(language, key, format),
    })),
    acknowledged:
      letter.acknowledged && t("outcome:received.done", { date: words.date(letter.acknowledged) }),
  } satisfies PageData & Record<string, unknown>;
}

/** Acknowledges receipt. The key is what lets one do it: no session is asked for, and none is used. */
export async function action(args: ActionFunctionArgs) {
  const { language, services, query } = ask(args);
  const key = query.get("key") ?? "";
  found(await services.outcomes.received(key, "acknowledged"));
  return redirect(receivedAddress(language, key), { status: 303 });
}

export default function Received() {
  const { t } = useFrame().words;
  const { head, whole, files, acknowledged } = useLoaderData<typeof loader>();
  return (
    <SaidPage title={head.title} lede={head.description}>
      <div className="prose">
        <p>
          <a href={whole}>{t("outcome:received.read")}</a>
        </p>
        <p>
          {t("outcome:summary.take")}{" "}
          {files.map(({ format, to }) => (
            <span key={format}>
              <a href={to}>{format}</a>{" "}
            </span>
          ))}
        </p>
        {acknowledged === null ? (
          <form method="post">
            <p>{t("outcome:received.ask")}</p>
            <button type="submit" className="button">
              {t("outcome:received.acknowledge")}
            </button>
          </form>
        ) : (
          <p role="status">{acknowledged}</p>
        )}
        <p className="note">{t("outcome:received.link")}</p>
      </div>
    </SaidPage>
  );
}
