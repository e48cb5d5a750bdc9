import type { Language } from "../kernel/language.ts";
import { type Words, words } from "../kernel/words.ts";
import { pageLanguage } from "./answers.ts";
import type { PageServices } from "./context.ts";

/** What a loader works with: who asks, in which language, for what. */
export interface Ask {
  readonly language: Language;
  readonly words: Words;
  readonly services: PageServices;
  readonly query: URLSearchParams;
}

interface LoaderArguments {
  readonly request: Request;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly context: { readonly services: PageServices };
}

/** Reads a loader's arguments; throws "not found" where the address does not begin with one of our languages. */
export function ask({ request, params, context }: LoaderArguments): Ask {
  const language = pageLanguage(params.language);
  return {
    language,
    words: words(language),
    services: context.services,
    query: new URL(request.url).searchParams,
  };
}
