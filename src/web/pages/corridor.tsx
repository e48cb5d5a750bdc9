import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { worldAddress } from "../addresses.ts";
import { ask } from "../ask.ts";
import type { PageData } from "../page.ts";
import { NothingYet } from "../parts/nothing-yet.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { language, words } = ask(args);
  return {
    head: {
      title: words.t("web:nothing-yet.title"),
      description: words.t("web:about.description"),
      canonical: worldAddress(language),
      crumbs: [{ words: words.t("web:foot.world") }],
      sources: [],
    },
  } satisfies PageData;
}

export default function Corridor() {
  const { head } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{head.title}</h1>
      <NothingYet dataset="un-desa-stock" />
    </>
  );
}
