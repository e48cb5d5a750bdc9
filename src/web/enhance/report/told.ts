/** What the server tells the editor of a save (`pages/report/save.ts`). */
export interface Told {
  readonly change: number;
  readonly total: number;
  readonly saved: Readonly<Record<string, { readonly revision: number; readonly print: string }>>;
  readonly refused: Readonly<
    Record<
      string,
      {
        readonly problems: readonly string[];
        readonly conflict: {
          readonly said: string;
          readonly theirs: string;
          readonly revision: number;
          readonly removed: boolean;
        } | null;
      }
    >
  >;
  readonly findings: Readonly<Record<string, readonly ToldMark[]>>;
  /** Every block in its order: name, part, kind, number. */
  readonly order: readonly (readonly [string, string, string, string])[];
  readonly bindings: Readonly<Record<string, readonly ToldBinding[]>>;
  readonly problems?: readonly string[];
  readonly done?: {
    readonly show: string | null;
    /** Paragraphs to be drawn anew; null is the whole page. */
    readonly touched: readonly string[] | null;
    readonly told: "done" | "undone" | "redone" | null;
  };
  /** After taking back and doing again: what there still is of both. */
  readonly steps?: { readonly undo: number | null; readonly redo: number | null };
  readonly inserted?: {
    readonly block: string;
    readonly binding: string;
    readonly revision: number;
    readonly markup: string;
    readonly print: string;
  };
}

/** What the house style remarks, and where in the text field: [from, to). */
export interface ToldMark {
  readonly words: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly mend: string | null;
}

export interface ToldBinding {
  readonly id: string;
  readonly shows: string;
  readonly missing: boolean;
  readonly taken: string;
  readonly evidence: readonly { readonly words: string; readonly to: string | null }[];
}

/** What was found while one typed in the search for evidence (`pages/report/offers.ts`). */
export interface ToldOffers {
  readonly found: readonly {
    readonly words: string;
    readonly offers: readonly {
      readonly label: string;
      readonly says: string | null;
      readonly from: string;
      readonly as: string;
      readonly offer: string;
    }[];
  }[];
}

/** The answer did not come from the editor's own address: one is signed out, or may no longer. */
export class SignedOut extends Error {}

/** Asks the server; throws {@link SignedOut}, and any other error where the line is bad. */
export async function ask<T>(address: string, body?: FormData): Promise<T> {
  const response = await fetch(address, {
    ...(body ? { method: "POST", body } : {}),
    redirect: "manual",
    // Every page of ours is asked for so, also one that answers with data.
    headers: { Accept: "text/html" },
    signal: AbortSignal.timeout(30_000),
  });
  const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
  if (response.type === "opaqueredirect" || (response.status === 403 && !isJson)) throw new SignedOut();
  if (!isJson || response.status >= 500) throw new Error(String(response.status));
  return response.json();
}
