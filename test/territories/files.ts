import { classes } from "./files/classes.ts";
import type { NamedFile } from "./files/model.ts";
import { others } from "./files/others.ts";
import { unDesa } from "./files/un-desa.ts";
import { worldBank } from "./files/world-bank.ts";

/** Every file beside the project that names territories in cells. Messages of SDMX and texts of resolutions are not among them. */
export const namedFiles: readonly NamedFile[] = [...unDesa, ...classes, ...worldBank, ...others];
