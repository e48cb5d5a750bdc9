import type { Catalogue } from "../statistics/releases/catalogue.ts";
import type { Engine } from "../statistics/releases/engine.ts";

export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** What the pages ask; the server opens it once and hands it to each request. */
export interface PageServices {
  readonly catalogue: Catalogue;
  readonly engine: Engine;
}

/**
 * What the server hands to the pages with each request, as React Router's load context:
 * `createRequestHandler(build)(request, pageContext)`. The pages know nothing else of the server.
 *
 * The pages contain no inline script and no inline style, so a page depends only on the address, the language in it,
 * `theme` and the current releases, never on `nonce`: the server may keep it.
 */
export interface PageContext {
  readonly services: PageServices;
  /** For the inline scripts of hydrated pages, of which there are none yet. */
  readonly nonce: string;
  /** From the cookie `theme`, which `POST /theme` sets; `auto` leaves it to the reader's system. */
  readonly theme: Theme;
  /** Address of the one small script of the public pages, from `dist/web/client/assets/enhance.json`; null where it was not built. */
  readonly enhanceUrl: string | null;
  readonly softwareVersion: string;
}

declare module "react-router" {
  interface AppLoadContext extends PageContext {}
}
