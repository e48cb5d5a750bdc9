import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** The letters of a home without a mail server: each is a file in its folder `outbox`. */

/** The link of the newest letter to an address that leads to a place, once it has gone out. */
export async function linkTo(home: string, address: string, place: string): Promise<string> {
  for (let tries = 0; tries < 150; tries++) {
    const link = lettersTo(home, address).findLast((text) => text.includes(place));
    const found = link && new RegExp(`https?://\\S*${place}\\S*`).exec(link)?.[0];
    if (found) return found;
    await wait(200);
  }
  throw new Error(`no letter to ${address} leads to ${place}`);
}

/** The plain texts of the letters to an address, the oldest first. */
export function lettersTo(home: string, address: string): readonly string[] {
  return outbox(home)
    .map((name) => readFileSync(join(home, "outbox", name), "utf8"))
    .filter((letter) => letter.includes(`<${address}>`))
    .map(textOf);
}

/** The names of all letters that went out, the oldest first. */
export function outbox(home: string): readonly string[] {
  try {
    return readdirSync(join(home, "outbox"))
      .filter((name) => name.endsWith(".eml"))
      .sort();
  } catch {
    return [];
  }
}

/** The plain text of a letter as it lies in the outbox. */
function textOf(letter: string): string {
  const [, body = ""] = /text\/plain[\s\S]*?base64\r?\n\r?\n([\s\S]*?)\r?\n--/.exec(letter) ?? [];
  if (body !== "") return Buffer.from(body, "base64").toString("utf8");
  const [, quoted = letter] = /text\/plain[\s\S]*?\r?\n\r?\n([\s\S]*?)\r?\n--/.exec(letter) ?? [];
  return quoted.replace(/=\r?\n/g, "").replace(/=3D/g, "=");
}
