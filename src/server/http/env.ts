import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";

/** What every handler of the server finds in its context. Outside a socket (in tests) there are no bindings. */
export interface Env {
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** Names this request in the log and in the answer. */
    requestId: string;
    /** The pattern that answered, for logs and metrics: never the address itself. */
    route: string;
  };
}

export type Ctx = Context<Env>;
