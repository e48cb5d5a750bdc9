import type { SourceFormat } from "../importing/format.ts";
import { starter } from "./starter.ts";
import { unDesaOrigin } from "./un-desa-origin.ts";

/** Every format that can be imported. No two may recognise the same file. */
export const formats: readonly SourceFormat[] = [unDesaOrigin, starter];
