import { failed, ok, problem, type Result } from "../kernel/problem.ts";
import { mailAddress } from "./address.ts";
import { headLine } from "./line.ts";
import type { Sender } from "./message.ts";

/** A mail server that takes our letters, from the setting `CORRIDOR_MAIL`. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** True: TLS from the first byte (`smtps:`). Else STARTTLS where the server offers it, or must, with `tls=required`. */
  readonly secure: boolean;
  readonly requireTls: boolean;
  readonly user: string | null;
  readonly password: string | null;
  readonly sender: Sender;
  /**
   * Where mail that could not be delivered comes back, if not to the sender: `bounces@example.org` becomes
   * `bounces+17.3f2a…@example.org` for letter 17, so that even a bounce that says nothing tells whose it is.
   */
  readonly bounces: string | null;
}

/**
 * Reads `smtp://user:password@host:port?from=office@example.org&name=…&reply=…&bounces=…&tls=required`, or `smtps://…`.
 * Problems: `mail.server-invalid` (facts: part), which never repeats the text, since it holds a password.
 */
export function parseMailServer(text: string): Result<MailServer> {
  const invalid = (part: string) => failed(problem("mail.server-invalid", { part }));
  if (!URL.canParse(text)) return invalid("smtp://");
  const url = new URL(text);
  if (url.protocol !== "smtp:" && url.protocol !== "smtps:") return invalid("smtp://");
  // An address of a scheme that URL does not know keeps brackets and letters as they were given.
  if (!/^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)$/.test(url.hostname)) return invalid("host");
  const secure = url.protocol === "smtps:";
  const given = url.searchParams;
  const known = ["from", "name", "reply", "bounces", "tls"];
  const stranger = [...given.keys()].find((key) => !known.includes(key));
  if (stranger !== undefined) return invalid(headLine(stranger, 30));
  const addressOf = (key: string) => {
    const value = given.get(key);
    return value === null ? null : mailAddress(value);
  };
  const [from, reply, bounces] = [addressOf("from"), addressOf("reply"), addressOf("bounces")];
  if (!from?.ok) return invalid("from");
  if (reply && !reply.ok) return invalid("reply");
  if (bounces && !bounces.ok) return invalid("bounces");
  const tls = given.get("tls");
  if (tls !== null && tls !== "required") return invalid("tls");
  const decoded = decode(url);
  if (!decoded) return invalid("user");
  return ok({
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTls: tls === "required",
    ...decoded,
    sender: {
      address: from.value,
      name: headLine(given.get("name") ?? "Corridor", 80),
      replyTo: reply?.ok ? reply.value : null,
    },
    bounces: bounces?.ok ? bounces.value : null,
  });
}

function decode(url: URL): { user: string | null; password: string | null } | undefined {
  try {
    return {
      user: url.username === "" ? null : decodeURIComponent(url.username),
      password: url.password === "" ? null : decodeURIComponent(url.password),
    };
  } catch {
    return undefined;
  }
}

/** The host name that letters from an address carry in their Message-ID. */
export function hostOfAddress(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}
