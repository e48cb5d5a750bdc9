import type { z } from "zod";
import type { Language } from "../../kernel/language.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { Words } from "../../kernel/words.ts";
import type { ErrorStatus } from "../http/problem.ts";
import type { Services } from "../services.ts";

/** What a resource is asked with, besides its parameters. */
export interface Asked {
  readonly services: Services;
  readonly language: Language;
  readonly words: Words;
  /** The address as asked, for links to the next part. */
  readonly url: URL;
  /** The media type that the reader takes, one of the resource's own. */
  readonly type: MediaType;
  /** Fires when the reader has gone or the time is over. */
  readonly signal: AbortSignal;
  /** True where only the headers are wanted. */
  readonly headOnly: boolean;
}

export const mediaTypes = {
  json: "application/json",
  csv: "text/csv; charset=utf-8",
  parquet: "application/vnd.apache.parquet",
  akn: "application/akn+xml",
  html: "text/html; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  md: "text/markdown; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
} as const;
export type MediaType = (typeof mediaTypes)[keyof typeof mediaTypes];
export type FormatName = keyof typeof mediaTypes;

/** What a resource answers. */
export type Answer =
  | {
      readonly kind: "json";
      readonly body: unknown;
      /** True where the address names all that the answer depends on, so that it can never change. */
      readonly forEver?: boolean;
      /** Address of the next part, written as a Link header too. */
      readonly next?: string | null;
    }
  | {
      readonly kind: "stream";
      readonly open: () => ReadableStream<Uint8Array>;
      readonly type: MediaType;
      /** The name under which a browser keeps it; left out for what is read at once. */
      readonly fileName?: string;
      readonly forEver?: boolean;
      readonly next?: string | null;
    }
  | { readonly kind: "problem"; readonly status: ErrorStatus; readonly problems: readonly Problem[] };

/**
 * One resource of the API: its address, its parameters, what it answers, and the answer. From this the routes, the
 * refusals and the OpenAPI document are all made. A parameter whose schema is an array may be given several times.
 */
export interface Resource<Path extends z.ZodObject = z.ZodObject, Query extends z.ZodObject = z.ZodObject> {
  /** As OpenAPI writes it: `/api/datasets/{id}`. */
  readonly path: string;
  /** Names the operation; its words stand at `server:api.<operation>`, its parameters' at `server:parameter.<name>`. */
  readonly operation: string;
  readonly pathParameters: Path;
  readonly queryParameters: Query;
  /** The JSON answer. */
  readonly body: z.ZodType;
  readonly formats: readonly FormatName[];
  /** Example values that give an answer, for the page of the API and its tests. */
  readonly example: Readonly<Record<string, string>>;
  answer(asked: Asked, path: z.output<Path>, query: z.output<Query>): Promise<Answer>;
}

/** Declares a resource; the types of its parameters follow from their schemas. */
export function resource<Path extends z.ZodObject, Query extends z.ZodObject>(
  declared: Resource<Path, Query>,
): Resource<Path, Query> {
  return declared;
}

export function refused(status: ErrorStatus, ...problems: readonly Problem[]): Answer {
  return { kind: "problem", status, problems };
}
