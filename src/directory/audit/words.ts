import type { Words } from "../../kernel/words.ts";
import type { AuditEntry } from "../../store/audit.ts";
import { type PersonNames, withNames } from "./names.ts";

/** Who did it, as a reader says it: a person by name, the operator by the name on the machine, the software itself. */
export function actorInWords(actor: string, names: PersonNames, { t }: Words): string {
  const colon = actor.indexOf(":");
  if (colon < 0) return actor === "system" ? t("audit:actor.system") : actor;
  const [kind, name] = [actor.slice(0, colon), actor.slice(colon + 1)];
  if (kind === "operator") return t("audit:actor.operator", { name });
  if (kind !== "person") return actor;
  return names.get(name) ?? t("audit:actor.unknown", { id: name.slice(0, 8) });
}

/** What was done, as a sentence without its doer: *Figures of un-desa-stock imported*. */
export function deedInWords(
  { deed, subject }: Pick<AuditEntry, "deed" | "subject">,
  names: PersonNames,
  { t, has }: Words,
): string {
  const of = withNames(subject, names);
  const key = `audit:deed.${deed}`;
  // Codes of our own only: a deed of newer software, or of a hand in the tables, has no words here.
  const known = /^[a-z-]+(\.[a-z-]+)+$/.test(deed) && has(key);
  return known ? t(key, { subject: of }) : t("audit:deed-unknown", { deed, subject: of });
}
