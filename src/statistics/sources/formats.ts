import type { SourceFormat } from "../importing/format.ts";
import { starter } from "./starter.ts";
import { unDesaAge } from "./un-desa-age.ts";
import { unDesaMatrix } from "./un-desa-matrix.ts";
import { unDesaOrigin } from "./un-desa-origin.ts";
import { unDesaTotal } from "./un-desa-total.ts";
import { wppText } from "./un-wpp-text.ts";
import { wppWorkbook } from "./un-wpp-workbook.ts";

/** Every format that can be imported. No two may recognise the same file. */
export const formats: readonly SourceFormat[] = [
  unDesaMatrix,
  unDesaOrigin,
  unDesaTotal,
  unDesaAge,
  wppWorkbook,
  wppText,
  starter,
];
