import type { Hono } from "hono";
import { sharing } from "../../dialogue/speakers/keeping/sharing.ts";
import type { ListNews, SeenList } from "../../dialogue/speakers/service.ts";
import type { Actor } from "../../kernel/actor.ts";
import { Language } from "../../kernel/language.ts";
import { type Problem, problem } from "../../kernel/problem.ts";
import { words } from "../../kernel/words.ts";
import { type Told, toldOf, touchedBy } from "../../web/parts/speakers/told.ts";
import { readOnlyRefusal } from "../api/read-only.ts";
import { clientAddress } from "../http/address.ts";
import { noStore, send } from "../http/entity.ts";
import type { Ctx, Env } from "../http/env.ts";
import { readerLanguage } from "../http/language.ts";
import { type ErrorStatus, problemEntity } from "../http/problem.ts";
import type { ServerOptions } from "../options.ts";
import type { Services } from "../services.ts";
import type { SessionGate } from "../session/gate.ts";
import { eventBytes } from "./event.ts";
import { gather } from "./gather.ts";
import { LiveHub } from "./hub.ts";

export interface LiveParts {
  readonly services: Pick<Services, "speakers" | "directory" | "now">;
  readonly options: Pick<ServerOptions, "live" | "trustedProxies">;
  readonly gate: SessionGate;
  /** Fires when the server stops: open lines would hold it. */
  readonly closing?: AbortSignal | undefined;
}

/** Changes that come within so many milliseconds go out together. */
const together = 80;

const route = "/live/speakers/{list}";
type Touched = Told["touched"];
type Shown = Pick<SeenList, "record" | "list" | "meeting">;

/**
 * The live lines of speakers' lists: `/live/speakers/{list}` as server-sent events, each a whole screen in the reader's language and
 * numbered by the last act; `/live/speakers/{list}/now` the same once, as JSON, for whoever has no line. What somebody may see, the
 * service says; a line ends after some minutes so that it is asked again.
 */
export function mountLiveSpeakers(app: Hono<Env>, { services, options, gate, closing }: LiveParts): LiveHub {
  const { speakers, directory, now } = services;
  const hub = new LiveHub(options.live);

  async function tell({ list, record, meeting }: Shown, language: Language, touched: Touched): Promise<Told> {
    const parties = new Map((await directory.parties()).map((party) => [party.id as string, party]));
    const saying = { words: words(language), parties, zone: meeting.zone };
    return toldOf(list, record.plan, saying, now().getTime(), touched);
  }

  const first = sharing<Told>();

  async function broadcast(id: string, news: ListNews, touched: Touched): Promise<void> {
    for (const variant of hub.variants(id)) {
      const told = await tell(news, Language.parse(variant), touched);
      hub.send(id, variant, eventBytes({ id: told.number, data: told }));
    }
  }

  const release = gather<{ readonly news: ListNews; readonly touched: Touched }>(
    together,
    (earlier, later) => ({
      news: later.news,
      touched: earlier.touched && later.touched ? [...new Set([...earlier.touched, ...later.touched])] : null,
    }),
    (id, { news, touched }) => void broadcast(id, news, touched),
  );
  const unwatch = speakers.watch((news) => {
    const { id } = news.record;
    if (hub.variants(id).length === 0) return;
    // Who may see it, or in which order it is, was said anew: everybody comes again and is looked at again.
    if (news.acts.length === 0) hub.drop(id);
    else release(id, { news, touched: touchedBy(news.list, news.acts) });
  });
  closing?.addEventListener("abort", () => {
    unwatch();
    hub.close();
  });

  async function look(c: Ctx): Promise<SeenList | Response> {
    const actor: Actor = (await gate.person(c))?.actor ?? { kind: "visitor" };
    const seen = await speakers.look(actor, c.req.param("list") ?? "");
    return seen.ok ? seen.value : refuse(c, 404, seen.problems);
  }

  app.get("/live/speakers/:list", async (c) => {
    c.set("route", route);
    const seen = await look(c);
    if (seen instanceof Response) return seen;
    const language = readerLanguage(c);
    // A line that nobody reads would stay open.
    if (c.req.method === "HEAD") return new Response(null);
    const told = await first(`${seen.record.id} ${language}`, () => tell(seen, language, null));
    const stream = hub.open(
      {
        topic: seen.record.id,
        variant: language,
        address: clientAddress(c, options.trustedProxies),
      },
      eventBytes({ id: told.number, retry: hub.retry(), data: told }),
    );
    if (typeof stream === "string")
      return refuse(c, stream === "full" ? 503 : 429, [problem(`speakers.lines-${stream}`)]);
    return new Response(stream, {
      headers: {
        "Content-Type": "text/event-stream; charset=utf-8",
        "Cache-Control": noStore,
        // A proxy that gathers answers would keep the events back.
        "X-Accel-Buffering": "no",
        "Content-Language": language,
      },
    });
  });
  app.get("/live/speakers/:list/now", async (c) => {
    c.set("route", `${route}/now`);
    const seen = await look(c);
    if (seen instanceof Response) return seen;
    const language = readerLanguage(c);
    const body = new TextEncoder().encode(`${JSON.stringify(await tell(seen, language, null))}\n`);
    return send(c.req.raw, {
      status: 200,
      type: "application/json",
      body,
      tag: null,
      cacheControl: noStore,
      headers: { "Content-Language": language },
    });
  });
  app.all("/live/*", (c) => readOnlyRefusal(c));
  return hub;
}

function refuse(c: Ctx, status: ErrorStatus, problems: readonly Problem[]): Promise<Response> {
  const again = status === 404 ? {} : { "Retry-After": "15" };
  return send(c.req.raw, problemEntity(status, problems, readerLanguage(c), again));
}
