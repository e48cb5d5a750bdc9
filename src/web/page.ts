/** One step of the breadcrumb: the address in words. The last has no address: it is where the reader is. */
export interface Crumb {
  readonly words: string;
  readonly to?: string;
}

/** What the frame around every page takes from the page's loader. */
export interface PageHead {
  readonly title: string;
  readonly description: string;
  /** The address under which this state is to be known, in this language. */
  readonly canonical: string;
  readonly crumbs: readonly Crumb[];
  /** Where the page's numbers are from, in lines. */
  readonly sources: readonly string[];
}

/** What a loader gives: the head, and what the page itself shows. */
export interface PageData {
  readonly head: PageHead;
}

/** The head out of the data of the matched routes, where one has it: an error page has none. */
export function headOf(matches: readonly { readonly loaderData?: unknown }[]): PageHead | undefined {
  const data = matches.at(-1)?.loaderData;
  return isPageData(data) ? data.head : undefined;
}

function isPageData(data: unknown): data is PageData {
  return typeof data === "object" && data !== null && "head" in data;
}
