import type { Badge } from "../../../dialogue/participation/badges.ts";
import type { Words } from "../../../kernel/words.ts";
import type { PrintDocument } from "../../../print/model.ts";

const columns = ["name", "post", "rank", "delegation"] as const;

/** Everybody who gets a badge, as a list to be ticked off at the desk where they are handed out. */
export function badgesDocument(
  badges: readonly Badge[],
  meeting: { readonly title: string; readonly when: string },
  { t, language }: Words,
): PrintDocument {
  const cell = (text: string) => ({ text, value: null, evidence: [] });
  return {
    language,
    title: t("meetings:badges.list-title", { title: meeting.title }),
    masthead: null,
    summary: [],
    contents: false,
    blocks: [
      {
        kind: "paragraph",
        id: "when",
        number: null,
        content: [{ kind: "text", text: meeting.when }],
      },
      {
        kind: "table",
        id: "badges",
        number: null,
        caption: t("meetings:badges.about", { count: badges.length }),
        columns: columns.map((column) => ({
          label: t(`meetings:badge-column.${column}`),
          align: "start" as const,
        })),
        rows: badges.map(({ name, post, rank, delegation }) => [
          cell(name),
          cell(post ?? ""),
          cell(t(`meetings:rank.${rank}`)),
          cell(delegation),
        ]),
        leftOut: 0,
        source: null,
        note: t("meetings:badges.personal"),
      },
    ],
    annexes: [],
    format: "wide",
    stamp: null,
  };
}
