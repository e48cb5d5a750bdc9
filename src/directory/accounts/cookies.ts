import { createHmac, timingSafeEqual } from "node:crypto";

/** A cookie's value out of a header `Cookie`; undefined where it is not there. */
export function cookieValue(header: string, name: string): string | undefined {
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (at < 0 || part.slice(0, at).trim() !== name) continue;
    const value = part.slice(at + 1).trim();
    try {
      return decodeURIComponent(value);
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** What a signed cookie says, before its signature: `value.signature`. Whether it is ours, its bearer must show otherwise. */
export function signedPart(header: string, name: string): string | undefined {
  const value = cookieValue(header, name);
  const at = value?.lastIndexOf(".") ?? -1;
  return value !== undefined && at > 0 ? value.slice(0, at) : undefined;
}

/** Only this cookie of a header, so that a step of signing in sees nothing but what it is about. */
export function onlyCookie(header: string, name: string): string {
  const found = header.split(";").find((part) => part.trim().startsWith(`${name}=`));
  return found?.trim() ?? "";
}

/** A keyed hash of what is said for a purpose; with another purpose or another key it is another. */
export function seal(secret: string, purpose: string, said: string): string {
  return createHmac("sha256", secret).update(`${purpose}\n${said}`).digest("base64url");
}

/** Compares in a time that tells nothing. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
