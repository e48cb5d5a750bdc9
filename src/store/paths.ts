import { join, resolve } from "node:path";

/** Where everything lies in the data folder. */
export interface HomePaths {
  readonly home: string;
  /** The version of this layout and the identity of the folder. */
  readonly format: string;
  /** Held by the one process that may write. */
  readonly lock: string;
  /** Who that process is and how to reach it. */
  readonly control: string;
  /** The embedded store's files. */
  readonly store: string;
  readonly releases: string;
  /** The files that were imported, by their content. */
  readonly files: string;
  /** Letters as files, where there is no mail server. */
  readonly outbox: string;
  /** Mail that came back, put here to be read. */
  readonly inbox: string;
  /** Work in progress; emptied when the folder is opened. */
  readonly tmp: string;
}

/** The paths of a data folder, absolute. Nothing is read or made. */
export function homePaths(folder: string): HomePaths {
  const home = resolve(folder);
  return {
    home,
    format: join(home, "format"),
    lock: join(home, "lock"),
    control: join(home, "control.json"),
    store: join(home, "store"),
    releases: join(home, "releases"),
    files: join(home, "files"),
    outbox: join(home, "outbox"),
    inbox: join(home, "inbox"),
    tmp: join(home, "tmp"),
  };
}

/** The data folder that is meant: `given`, else `CORRIDOR_HOME`, else `corridor-data` where the command was given. */
export function homeFolder(
  given: string | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  return resolve(given || environment.CORRIDOR_HOME || "corridor-data");
}
