import type { AccountService } from "../../directory/accounts/service.ts";
import { holdsToken } from "../../directory/accounts/service.ts";
import { mayDo, maySomewhere } from "../../directory/rights.ts";
import type { Door, PagePerson } from "../../web/context.ts";
import { clientAddress, isHttps } from "../http/address.ts";
import type { Ctx } from "../http/env.ts";
import { WaitingRooms } from "./waiting.ts";

/** Tells who asks, request by request. */
export interface SessionGate {
  /** Whoever is signed in; null for visitors, and for a form that no page of this server sent. */
  person(c: Ctx): Promise<PagePerson | null>;
  /** What signing in and out needs of this request. */
  door(c: Ctx): Door;
}

export function sessionGate(accounts: AccountService, trustedProxies: number): SessionGate {
  const rooms = new WaitingRooms();
  const known = new WeakMap<Request, Promise<PagePerson | null>>();

  async function find(c: Ctx): Promise<PagePerson | null> {
    const cookies = c.req.header("cookie") ?? "";
    if (!cookies.includes("corridor.") || (!readsOnly(c) && origin(c) !== "own")) return null;
    const signed = await accounts.who(cookies);
    if (!signed) return null;
    const { actor, session } = signed;
    return {
      actor,
      signed,
      name: actor.name,
      token: signed.token,
      holds: (token) => holdsToken(signed, token),
      may: (deed, party) => (party === undefined ? maySomewhere(actor, deed) : mayDo(actor, deed, party)),
      waiting: rooms.of(session),
    };
  }

  return {
    person: (c) => {
      const begun = known.get(c.req.raw) ?? find(c);
      known.set(c.req.raw, begun);
      return begun;
    },
    door: (c) => {
      const secure = isHttps(c, trustedProxies) ? "; Secure" : "";
      return {
        caller: {
          cookies: c.req.header("cookie") ?? "",
          device: c.req.header("user-agent") ?? "",
          address: clientAddress(c, trustedProxies),
        },
        headers: (cookies) => {
          const headers = new Headers({ "Cache-Control": "no-store" });
          for (const cookie of cookies) headers.append("Set-Cookie", cookie + secure);
          return headers;
        },
        forget: (session) => rooms.end(session),
      };
    },
  };
}

function readsOnly(c: Ctx): boolean {
  return c.req.method === "GET" || c.req.method === "HEAD";
}

/**
 * Whether a form comes from a page of this server, from another site, or from something that does not say. Browsers send Origin with every form
 * that posts; Sec-Fetch-Site, where it is sent, must agree.
 */
export function origin(c: Ctx): "own" | "other" | "unsaid" {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined && site !== "same-origin" && site !== "none") return "other";
  const said = c.req.header("origin");
  if (said === undefined) return "unsaid";
  const host = c.req.header("host") ?? new URL(c.req.url).host;
  return URL.canParse(said) && new URL(said).host === host ? "own" : "other";
}
