import { domainToASCII } from "node:url";
import { failed, ok, problem, type Result } from "../kernel/problem.ts";

/** RFC 5321, section 4.5.3.1: octets of the part before the sign, and of the whole within a path of 256. */
const longestLocal = 64;
const longest = 254;

/** A dot-atom of RFC 5322, section 3.2.3. Quoted names are not taken: nobody has one, and they may hold anything. */
const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * An address of mail in the form in which it is sent: a domain in other letters becomes ASCII (`büro.example` is
 * `xn--bro-hoa.example`) and lower case; the name before the sign stays as it is. Problem: `mail.address-invalid`
 * (facts: address). Whether anybody reads there, only sending tells.
 */
export function mailAddress(text: string): Result<string> {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf("@");
  const name = trimmed.slice(0, Math.max(0, at));
  const domain = at < 0 ? "" : domainToASCII(trimmed.slice(at + 1));
  const labels = domain.split(".");
  const good =
    name.length <= longestLocal &&
    local.test(name) &&
    labels.length >= 2 &&
    labels.every((part) => label.test(part)) &&
    !/^\d+$/.test(labels.at(-1) ?? "") &&
    name.length + 1 + domain.length <= longest;
  return good
    ? ok(`${name}@${domain}`)
    : failed(problem("mail.address-invalid", { address: shortened(trimmed) }));
}

function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
