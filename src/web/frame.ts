import { createContext, useContext } from "react";
import type { Language } from "../kernel/language.ts";
import type { Words } from "../kernel/words.ts";
import type { PagePerson, Theme } from "./context.ts";

/** What every part of a page may need: the words, and where the reader is. Given once, around the whole page. */
export interface Frame {
  readonly words: Words;
  readonly language: Language;
  readonly theme: Theme;
  /** The address of this page, path and query, in its present language. */
  readonly path: string;
  readonly enhanceUrl: string | null;
  readonly softwareVersion: string;
  /** True where every page must say that what it shows is invented. */
  readonly demonstration?: boolean;
  /** Who is signed in; null on the pages of visitors, which are the same for all of them. */
  readonly person: FramePerson | null;
}

/** What the parts of a page may know of whoever is signed in: their name, what their forms carry, what they may do. */
export type FramePerson = Pick<PagePerson, "name" | "token" | "may">;

const FrameContext = createContext<Frame | undefined>(undefined);

export const FrameProvider = FrameContext.Provider;

/** The frame of the page under way. Throws outside of one, which is a mistake in the code. */
export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error("no frame around this part of the page");
  return frame;
}

/** The words of the page's language. */
export function useWords(): Words {
  return useFrame().words;
}
