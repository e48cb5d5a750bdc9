/** What the main thread asks the thread of the embedded store, one thing at a time. */
export type Request =
  | { readonly id: number; readonly kind: "open"; readonly folder: string }
  | {
      readonly id: number;
      readonly kind: "query";
      readonly sql: string;
      readonly parameters: readonly unknown[];
    }
  | { readonly id: number; readonly kind: "close" };

/** Leaves out `id`, which the session gives. */
export type Question = Request extends infer R ? (R extends Request ? Omit<R, "id"> : never) : never;

/** What PostgreSQL says of a query that it refuses. `fatal` means that the thread is of no more use. */
export interface Refusal {
  readonly message: string;
  /** SQLSTATE, or `fatal` errors' errno. */
  readonly code: string | undefined;
  readonly detail: string | undefined;
  readonly constraint: string | undefined;
  readonly fatal: boolean;
}

export interface Answer {
  readonly rows: readonly unknown[];
  readonly affected: number | undefined;
  /** PostgreSQL's word for what was done: `COMMIT`, `ROLLBACK`, `INSERT`. */
  readonly command: string | undefined;
}

export type Response =
  | { readonly id: number; readonly ok: true; readonly answer: Answer }
  | { readonly id: number; readonly ok: false; readonly refusal: Refusal };
