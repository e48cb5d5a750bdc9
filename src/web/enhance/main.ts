/**
 * The one script of the public pages. Each page is whole without it; it adds a quicker way to what is already there, and
 * no word of its own: all that a person reads was sent with the page.
 */
import { enhanceCoding } from "./coding.ts";
import { enhanceCopying } from "./copy.ts";
import { enhanceFlows } from "./flows.ts";
import { enhanceHelp } from "./help.ts";
import { enhanceMaps } from "./map.ts";
import { enhanceMenus } from "./menus.ts";
import { enhanceProgramme } from "./programme.ts";
import { enhanceDrop, enhancePermalinks } from "./record.ts";
import { enhanceReply } from "./reply.ts";
import { enhanceReport } from "./report.ts";
import { enhanceSearch } from "./search.ts";
import { enhanceSpeakers } from "./speakers.ts";
import { enhanceTables } from "./tables.ts";
import { enhanceTheme } from "./theme.ts";

enhanceSearch(document);
enhanceHelp(document);
enhanceMenus(document);
enhanceTheme(document);
enhanceTables(document);
enhanceCopying(document);
enhancePermalinks(document);
enhanceDrop(document);
enhanceMaps(document);
enhanceFlows(document);
enhanceCoding(document);
enhanceReply(document);
enhanceProgramme(document);
enhanceReport(document);
enhanceSpeakers(document);
