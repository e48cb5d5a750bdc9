import { type Logger, pino } from "pino";
import { startReminders } from "../consultation/running/clock.ts";
import { failed, ok, type Result } from "../kernel/problem.ts";
import { createApp } from "./app.ts";
import { listen, type Running } from "./listen.ts";
import { createMetrics } from "./metrics.ts";
import type { ServerOptions } from "./options.ts";
import { loadPages } from "./pages/build.ts";
import type { OpenServices } from "./services.ts";

/** What a server may be given besides its services and options. */
export interface StartParts {
  readonly log?: Logger;
}

/**
 * Serves the pages and the API from services that are open, until `stop()`, which closes the services too. Problems:
 * those of {@link listen}, and `server.pages-missing` where the pages were not built. The log goes to standard error, as
 * JSON, without personal data.
 */
export async function startServer(
  services: OpenServices,
  options: ServerOptions,
  { log = pino({ level: options.logLevel }, pino.destination({ dest: 2, sync: false })) }: StartParts = {},
): Promise<Result<Running>> {
  const pages = await loadPages();
  if (!pages.ok) return failed(...pages.problems);
  const metrics = createMetrics({ process: true });
  const closing = new AbortController();
  const app = createApp(services, {
    options,
    log,
    pages: pages.value,
    metrics,
    closing: closing.signal,
  });
  const running = await listen(app, options, log);
  if (!running.ok) return running;
  // Drawing the first map loads what later ones share: done now, it is not the first reader who waits.
  void warm(running.value.url, log);
  const delivery = services.letters.deliver((error) => log.error({ error: String(error) }, "letters wait"));
  services.consultations.servedAt(running.value.url);
  services.programme.servedAt(running.value.url);
  services.outcomes.servedAt(running.value.url);
  services.summaries.servedAt(running.value.url);
  services.meetings.servedAt(running.value.url);
  services.participation.servedAt(running.value.url);
  const reminders = startReminders(services.consultations, {
    onProblems: (problems) => log.error({ problems }, "reminders wait"),
    onFault: (error) => log.error({ error: String(error) }, "reminders wait"),
  });
  const meetingReminders = startReminders(services.meetings, {
    onProblems: (problems) => log.error({ problems }, "reminders of meetings wait"),
    onFault: (error) => log.error({ error: String(error) }, "reminders of meetings wait"),
  });
  let stopping: Promise<void> | undefined;
  return ok({
    ...running.value,
    stop: () => {
      closing.abort();
      stopping ??= running.value
        .stop()
        .then(() => Promise.all([reminders.stop(), meetingReminders.stop()]))
        .then(() => delivery.stop())
        .then(() => services.close());
      return stopping;
    },
  });
}

/** Asks for the page of the world once, as a reader would. Nothing depends on it. */
async function warm(url: string, log: Logger): Promise<void> {
  try {
    await (await fetch(`${url}/en`, { signal: AbortSignal.timeout(60_000) })).arrayBuffer();
  } catch (error) {
    log.debug({ error: String(error) }, "not warmed");
  }
}
