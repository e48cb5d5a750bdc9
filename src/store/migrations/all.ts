import { audit } from "./0001-audit.ts";
import { settings } from "./0002-settings.ts";
import { imports } from "./0003-imports.ts";
import { record } from "./0004-record.ts";
import { directory } from "./0005-directory.ts";
import { mail } from "./0006-mail.ts";
import { consultation } from "./0007-consultation.ts";
import { accounts } from "./0008-accounts.ts";
import { auditSearch } from "./0009-audit-search.ts";
import { report } from "./0010-report.ts";
import { meetings } from "./0011-meetings.ts";
import { programme } from "./0012-programme.ts";
import { speakers } from "./0013-speakers.ts";
import { contributions } from "./0014-contributions.ts";
import { deputies } from "./0015-deputies.ts";
import { delivery } from "./0016-delivery.ts";
import type { Migration } from "./migration.ts";

/** All steps in order. */
export const migrations: readonly Migration[] = [
  audit,
  settings,
  imports,
  record,
  directory,
  mail,
  consultation,
  accounts,
  auditSearch,
  report,
  meetings,
  programme,
  speakers,
  contributions,
  deputies,
  delivery,
];
