import { createHash } from "node:crypto";
import { datasets } from "../../statistics/releases/model.ts";
import type { Services } from "../services.ts";

/** What an answer made from the releases and the record depends on, as a short text: equal states give equal answers. */
export type ReleaseState = () => Promise<string>;

/** The services whose state is that of the pages. */
type StateOf =
  | "catalogue"
  | "consultations"
  | "directory"
  | "meetings"
  | "programme"
  | "record"
  | "reports"
  | "responses"
  | "softwareVersion";

/**
 * Tells the state: it changes whenever a release comes or goes or another becomes current, with each deed on the record or on a party, and with the software's
 * version. It looks at the disk at most once in `freshFor` milliseconds, so that a busy server does not look a thousand
 * times a second.
 */
export function watchReleases(services: Pick<Services, StateOf>, freshFor = 50): ReleaseState {
  let looked = Number.NEGATIVE_INFINITY;
  let state: Promise<string> | undefined;
  return () => {
    const now = performance.now();
    if (state && now - looked < freshFor) return state;
    looked = now;
    const looking = look(services);
    state = looking;
    // A failure is told to whoever asked, and not kept.
    looking.catch(() => {
      if (state === looking) state = undefined;
    });
    return looking;
  };
}

async function look({
  catalogue,
  consultations,
  directory,
  meetings,
  programme,
  record,
  reports,
  responses,
  softwareVersion,
}: Pick<Services, StateOf>) {
  const parts = await Promise.all(
    datasets.map(async (dataset) => {
      const [list, current] = await Promise.all([catalogue.list(dataset), catalogue.current(dataset)]);
      return [dataset, current?.hash ?? "", ...list.map(({ hash }) => hash)].join(" ");
    }),
  );
  return createHash("sha256")
    .update(
      [
        softwareVersion,
        record.state(),
        await directory.state(),
        await responses.state(),
        await consultations.state(),
        await reports.state(),
        await meetings.state(),
        await programme.state(),
        ...parts,
      ].join("\n"),
    )
    .digest("base64url")
    .slice(0, 22);
}
