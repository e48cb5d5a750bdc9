import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "react-router";
import { z } from "zod";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { projectRoot } from "../../kernel/root.ts";

/** The pages as `npm run build` left them. */
export interface PageBuild {
  /** React Router's build of the pages. */
  readonly server: ServerBuild;
  /** Absolute path of the folder of files for browsers. */
  readonly clientFolder: string;
  /** Address of the one small script of the public pages, or null where it was not built. */
  readonly enhanceUrl: string | null;
  /** Addresses of the style sheets that every page has. */
  readonly styleSheets: readonly string[];
  /** Address of the icon, or null where there is none. */
  readonly icon: string | null;
}

const Build = z.looseObject({
  entry: z.looseObject({ module: z.looseObject({ default: z.function() }) }),
  routes: z.record(z.string(), z.unknown()),
  assets: z.looseObject({ version: z.string() }),
});

const Enhance = z.object({ url: z.string().startsWith("/assets/") });

/** Loads the pages from `dist/web`. Gives `server.pages-missing` with the folder where they were not built. */
export async function loadPages(folder = join(projectRoot(), "dist", "web")): Promise<Result<PageBuild>> {
  const file = join(folder, "server", "index.js");
  if (!existsSync(file)) return failed(problem("server.pages-missing", { folder }));
  const module: unknown = await import(pathToFileURL(file).href);
  const server = z.custom<ServerBuild>((value) => Build.safeParse(value).success).parse(module);
  const clientFolder = join(folder, "client");
  const assets = await readdir(join(clientFolder, "assets"));
  const named = (form: RegExp) => assets.filter((name) => form.test(name)).map((name) => `/assets/${name}`);
  const enhance = join(clientFolder, "assets", "enhance.json");
  return ok({
    server,
    clientFolder,
    enhanceUrl: existsSync(enhance) ? Enhance.parse(JSON.parse(await readFile(enhance, "utf8"))).url : null,
    styleSheets: named(/^main-[\w-]+\.css$/),
    icon: named(/^mark-[\w-]+\.svg$/)[0] ?? null,
  });
}
