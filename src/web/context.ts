import type { FormService } from "../consultation/forms/service.ts";
import type { QuestionnaireService } from "../consultation/questionnaire/service.ts";
import type { ReplyService } from "../consultation/replying/service.ts";
import type { ResponseService } from "../consultation/responses/service.ts";
import type { ConsultationService } from "../consultation/running/service.ts";
import type { MeetingService } from "../dialogue/meetings/service.ts";
import type { SaidServices } from "../dialogue/outcome/opening.ts";
import type { ParticipationService } from "../dialogue/participation/service.ts";
import type { ProgrammeService } from "../dialogue/programme/service.ts";
import type { SpeakersService } from "../dialogue/speakers/service.ts";
import type { Caller, Signed } from "../directory/accounts/model.ts";
import type { AccountService } from "../directory/accounts/service.ts";
import type { AuditService } from "../directory/audit/service.ts";
import type { Deed } from "../directory/rights.ts";
import type { DirectoryService } from "../directory/service.ts";
import type { Actor } from "../kernel/actor.ts";
import type { LetterService } from "../mail/service.ts";
import type { RecordService } from "../record/service.ts";
import type { ReportService } from "../report/keeping/service.ts";
import type { Catalogue } from "../statistics/releases/catalogue.ts";
import type { Engine } from "../statistics/releases/engine.ts";

export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** What the pages ask; the server opens it once and hands it to each request. */
export interface PageServices extends SaidServices {
  readonly catalogue: Catalogue;
  readonly engine: Engine;
  readonly record: RecordService;
  readonly directory: DirectoryService;
  readonly accounts: AccountService;
  readonly audit: AuditService;
  readonly letters: LetterService;
  readonly replies: ReplyService;
  readonly forms: FormService;
  readonly questionnaires: QuestionnaireService;
  readonly responses: ResponseService;
  readonly consultations: ConsultationService;
  readonly reports: ReportService;
  readonly meetings: MeetingService;
  readonly participation: ParticipationService;
  readonly programme: ProgrammeService;
  readonly speakers: SpeakersService;
  /** True where everything is invented (`corridor demo`): every page says so. */
  readonly demonstration?: boolean;
  /** The time now. Passed in, so that tests stand still. */
  readonly now: () => Date;
}

/** Who is signed in, as the server knows them by their session. Null on every page of a visitor. */
export interface PagePerson {
  /** For the services, which check every deed again. */
  readonly actor: Actor;
  /** For the services of accounts, which are about this very session. */
  readonly signed: Signed;
  /** As they are called in the masthead. */
  readonly name: string;
  /** Stands in every form of this session's pages. */
  readonly token: string;
  /** True for this session's token. */
  holds(token: string): boolean;
  /** Whether to show the way to a deed: for a party, or without one for any party at all. */
  may(deed: Deed, party?: string): boolean;
  /** Files that were read and await a decision. */
  readonly waiting: WaitingFiles;
}

export interface WaitingFiles {
  put(file: WaitingFile): string;
  get(id: string): WaitingFile | undefined;
  take(id: string): WaitingFile | undefined;
}

export interface WaitingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What signing in and out needs of a request, which services do not see. */
export interface Door {
  readonly caller: Caller;
  /** Headers of an answer that sets these cookies, as they go to this browser. */
  headers(cookies: readonly string[]): Headers;
  /** Lets go of what waits for a session that has ended. */
  forget(session: string): void;
}

/**
 * What the server hands to the pages with each request, as React Router's load context:
 * `createRequestHandler(build)(request, pageContext)`. The pages know nothing else of the server.
 *
 * The pages contain no inline script and no inline style, so a page depends only on the address, the language in it,
 * `theme` and the current releases, never on `nonce`: the server may keep it.
 */
export interface PageContext {
  readonly services: PageServices;
  /** For the inline scripts of hydrated pages, of which there are none yet. */
  readonly nonce: string;
  /** From the cookie `theme`, which `POST /theme` sets; `auto` leaves it to the reader's system. */
  readonly theme: Theme;
  /** Address of the one small script of the public pages, from `dist/web/client/assets/enhance.json`; null where it was not built. */
  readonly enhanceUrl: string | null;
  readonly softwareVersion: string;
  readonly person: PagePerson | null;
  readonly door: Door;
}

declare module "react-router" {
  interface AppLoadContext extends PageContext {}
}
