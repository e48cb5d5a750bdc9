import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import type { PageData } from "../../page.ts";
import { Floor } from "../../parts/speakers/floor.tsx";
import style from "../../styles/speakers.css?url";
import { titleIn } from "../meetings/asked.ts";
import { askList, headOf, liveOf } from "./asked.ts";

/** Nothing around it: it fills a screen on a wall. Without script it comes again after so many seconds. */
export const handle = { query: [], bare: true, refresh: 3 };

/** The hall's screen: name, level, clock, readable from forty metres. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askList(args);
  return {
    head: headOf(asked, "hall"),
    meeting: titleIn(asked.seen.meeting, asked.words),
    list: asked.title,
    live: liveOf(asked),
  } satisfies PageData & Record<string, unknown>;
}

export default function Hall() {
  const { meeting, list, live } = useLoaderData<typeof loader>();
  return (
    <>
      <link rel="stylesheet" href={style} precedence="speakers" />
      <h1 className="hall-title">
        <bdi>{meeting}</bdi> <bdi>{list}</bdi>
      </h1>
      <Floor live={live} className="floor-hall" next={3} />
    </>
  );
}
