import type { Party } from "../../directory/model.ts";
import type { PostStanding } from "../../directory/people/model.ts";
import type { DirectoryService } from "../../directory/service.ts";
import type { Actor } from "../../kernel/actor.ts";
import { unwrap } from "../../kernel/problem.ts";
import { words } from "../../kernel/words.ts";
import { type Draws, invented, languageOf } from "./invented.ts";

/** Of a hundred posts, so many are vacant. */
const vacant = 9;
const missionsKept = 60;
const handOvers = 24;

interface Line {
  readonly party: string;
  readonly post: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly since: string;
}

/** Fills the address book: whoever speaks for each party, many missions, and posts that nobody holds. One deed. */
export async function fillBook(
  directory: DirectoryService,
  actor: Actor,
  since: string,
  { draw, parties }: { readonly draw: Draws; readonly parties: readonly Party[] },
): Promise<void> {
  const { t } = words("en");
  const lines: Line[] = [];
  const standing = byParty(await directory.posts());
  for (const { id } of parties) {
    const held = (standing.get(id) ?? []).filter(({ kind }) =>
      kind === "permanent-mission" ? draw.chance(missionsKept) : !draw.chance(vacant),
    );
    for (const post of held) {
      const language = languageOf(id);
      const short = post.kind === "permanent-mission" ? "mission" : "focal-point";
      const email = `${short}.${id.toLowerCase()}@example.org`;
      lines.push({
        party: id,
        post: t(`directory:post.${post.kind}`),
        name: personName(draw, language),
        email,
        language,
        since,
      });
    }
  }
  const heads = ["party", "post", "name", "email", "language", "since"] as const;
  const rows = [
    heads.map((head) => t(`directory:book.column.${head}`)),
    ...lines.map((line) => heads.map((head) => line[head])),
  ];
  const csv = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\r\n");
  unwrap(await directory.importBook(actor, { name: "demo.csv", bytes: new TextEncoder().encode(csv) }));
}

function byParty(posts: readonly PostStanding[]): ReadonlyMap<string, readonly PostStanding[]> {
  const found = new Map<string, PostStanding[]>();
  for (const post of posts) found.set(post.party ?? "", [...(found.get(post.party ?? "") ?? []), post]);
  return found;
}

/** Some posts change hands on a day; the new holder goes on with what the old one had begun. */
export async function handOver(
  directory: DirectoryService,
  actor: Actor,
  day: string,
  { draw, parties }: { readonly draw: Draws; readonly parties: readonly Party[] },
): Promise<void> {
  const chosen = new Set(Array.from({ length: handOvers }, () => draw.one(parties).id));
  for (const party of chosen) {
    const [post] = await directory.posts({ party });
    if (!post?.holder) continue;
    const language = languageOf(party);
    const person = {
      name: personName(draw, language),
      email: `successor.${party.toLowerCase()}@example.org`,
      language,
    };
    unwrap(await directory.appoint(actor, { post: post.id, person, since: day }));
  }
}

/** A name that says itself that it is an example. */
export function personName(draw: Draws, language: ReturnType<typeof languageOf>): string {
  const { given, family } = invented(language);
  const [first, last] = [draw.one(given), draw.one(family)];
  return language === "zh" ? `${last}${first}` : `${first} ${last}`;
}
