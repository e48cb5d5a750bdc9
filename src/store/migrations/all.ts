import { audit } from "./0001-audit.ts";
import { settings } from "./0002-settings.ts";
import { imports } from "./0003-imports.ts";
import { record } from "./0004-record.ts";
import type { Migration } from "./migration.ts";

/** All steps in order. */
export const migrations: readonly Migration[] = [audit, settings, imports, record];
