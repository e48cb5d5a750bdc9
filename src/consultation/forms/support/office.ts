import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Format } from "./write.ts";

/** LibreOffice, where it is installed. */
export const soffice = [
  "/usr/bin/soffice",
  "/usr/local/bin/soffice",
  "/opt/libreoffice/program/soffice",
].find(existsSync);

/** The file as LibreOffice saves it again. */
export async function savedByOffice(bytes: Uint8Array, format: Format): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "corridor-office-"));
  try {
    await writeFile(join(folder, `form.${format}`), bytes);
    await promisify(execFile)(
      soffice ?? "soffice",
      [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        "--convert-to",
        format,
        "--outdir",
        join(folder, "saved"),
        join(folder, `form.${format}`),
      ],
      { timeout: 120_000 },
    );
    return new Uint8Array(await readFile(join(folder, "saved", `form.${format}`)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
