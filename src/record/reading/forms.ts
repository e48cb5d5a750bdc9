import type { Problem } from "../../kernel/problem.ts";
import type { Correction } from "./corrections.ts";

/** What the reader of one form (PDF, DOCX, HTML, plain text) gives. */
export interface FormText {
  readonly text: string;
  /** What the form says of single lines; none where it says nothing. */
  readonly hints?: readonly Correction[];
  /** Where lines end, if the form tells. */
  readonly lines?: "page" | "whole";
  readonly problems?: readonly Problem[];
}
