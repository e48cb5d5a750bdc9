import { getCookie } from "hono/cookie";
import { serialize } from "hono/utils/cookie";
import { mayDo, maySomewhere } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { Limiter } from "../../kernel/limiter.ts";
import { problem } from "../../kernel/problem.ts";
import type { OperatorDoor, PagePerson } from "../../web/context.ts";
import { clientAddress, isHttps } from "../http/address.ts";
import type { Ctx } from "../http/env.ts";
import { type Operators, sameSecret, sessionLasts } from "./sessions.ts";

/** Where a browser keeps its session. */
const cookieName = "operator";

/** Guesses at a key, by one address: a person needs one. */
const guesses = { burst: 10, perMinute: 10 };

/** Tells the operator from everyone else, request by request. */
export interface OperatorGate {
  /** Who the person is that asks; null for everyone but the operator, and for a form that no page of this server sent. */
  operator(c: Ctx): PagePerson | null;
  door(c: Ctx): OperatorDoor;
}

export function operatorGate(operators: Operators, trustedProxies: number): OperatorGate {
  const limiter = new Limiter(guesses);
  return {
    operator: (c) => {
      const cookie = getCookie(c, cookieName);
      const session = operators.session(cookie);
      if (!session || (!readsOnly(c) && origin(c) !== "own")) return null;
      const actor: Actor = { kind: "operator", name: "browser" };
      return {
        actor,
        name: actor.name,
        may: (deed, party) => (party === undefined ? maySomewhere(actor, deed) : mayDo(actor, deed, party)),
        token: session.token,
        holds: (token) => sameSecret(token, session.token),
        waiting: session.waiting,
        end: async () => operators.end(cookie),
      };
    },
    door: (c) => {
      const setCookie = (value: string, maxAge: number) =>
        serialize(cookieName, value, {
          path: "/",
          httpOnly: true,
          sameSite: "Strict",
          secure: isHttps(c, trustedProxies),
          maxAge,
        });
      return {
        isGood: (key) => operators.isGood(key),
        enter: (key) => {
          const seconds = limiter.take(clientAddress(c, trustedProxies), Date.now());
          if (seconds > 0)
            return { refused: problem("server.too-many-requests", { seconds, count: seconds }) };
          const cookie = origin(c) === "own" ? operators.redeem(key) : undefined;
          return cookie === undefined
            ? { refused: problem("record-pages.link-used") }
            : { cookie: setCookie(cookie, sessionLasts / 1000) };
        },
        leave: setCookie("", 0),
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
