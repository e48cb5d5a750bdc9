import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Problem, problem } from "../../kernel/problem.ts";
import { projectRoot } from "../../kernel/root.ts";
import { longestPassword, shortestPassword } from "./password-length.ts";

/*
 * What a password must be: long enough, and not among those that are tried first. Nothing is asked of its composition, after
 * NIST SP 800-63B-4, section 3.1.1.2: such rules make passwords that are hard to keep and easy to guess.
 */

/** Who it is for: a password may not be made of what everybody knows of them. */
export interface PasswordOwner {
  readonly email: string;
  readonly name: string;
}

/** Why a password will not do; undefined where it will. Problems: `accounts.password-short`, `-long`, `-common`, `-own`. */
export function passwordProblem(password: string, owner: PasswordOwner): Problem | undefined {
  if ([...password].length < shortestPassword)
    return problem("accounts.password-short", { least: shortestPassword });
  if (password.length > longestPassword) return problem("accounts.password-long", { most: longestPassword });
  const text = folded(password);
  if (isMonotonous(text) || isCommon(text)) return problem("accounts.password-common");
  const known = [owner.email, owner.email.split("@")[0] ?? "", owner.name, "corridor"]
    .map(folded)
    .filter((own) => own.length >= 4);
  // What remains when everything that is known is taken out must still be worth something.
  const rest = known.reduce((left, own) => left.replaceAll(own, ""), text);
  return rest !== text && rest.length < 6 ? problem("accounts.password-own") : undefined;
}

/** Without case, spaces and the signs that join words. */
function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s._\-+,;:]/g, "");
}

const rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm"];

/** `aaaaaaaaaaaa`, `abcabcabcabc`, `123456789012`: a few signs again and again, or one step after the other. */
function isMonotonous(text: string): boolean {
  if (/^(.{1,4}?)\1+$/u.test(text) || new Set(text).size <= 3) return true;
  return rows.some((row) => row.includes(text) || [...row].reverse().join("").includes(text));
}

let common: ReadonlySet<string> | undefined;

/** Whether the password is of the list: alone, with figures and signs around it, again and again, or in the usual disguise. */
function isCommon(text: string): boolean {
  common ??= readCommon();
  const bare = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  for (const form of new Set([text, bare, undisguised(text), undisguised(bare)])) {
    if (common.has(form)) return true;
    for (let at = 4; at <= form.length / 2; at++) {
      const word = form.slice(0, at);
      if (common.has(word) && form.replaceAll(word, "").length < 4) return true;
    }
  }
  return false;
}

function readCommon(): ReadonlySet<string> {
  const file = join(projectRoot(), "data", "directory", "common-passwords.txt");
  const lines = readFileSync(file, "utf8").split("\n");
  return new Set(lines.filter((line) => line !== "" && !line.startsWith("#")).map(folded));
}

/** `p4ssw0rd` is `password`. */
function undisguised(text: string): string {
  const letters: Readonly<Record<string, string>> = {
    "@": "a",
    "4": "a",
    "3": "e",
    "1": "i",
    "!": "i",
    "0": "o",
    "5": "s",
    $: "s",
  };
  return text.replace(/[@431!05$]/g, (sign) => letters[sign] ?? sign);
}
