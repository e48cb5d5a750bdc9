import type { PageServices } from "../web/context.ts";

/**
 * What pages and resources may ask for. Services never know HTTP: whatever stands here could as well be called by the
 * command line.
 */
export interface Services extends PageServices {
  /** The version of the software, as package.json says; part of what a kept answer depends on. */
  readonly softwareVersion: string;
  /** Where files are made before they are sent: the data folder's `tmp`, which the engine may write to. */
  readonly temporaryFolder: string;
  /** True while the store answers; `/readyz` asks. A server without a store leaves it out. */
  readonly storeAnswers?: () => Promise<boolean>;
}

/** Services that somebody opened and must close. */
export interface OpenServices extends Services {
  close(): Promise<void>;
}
