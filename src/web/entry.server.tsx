import { PassThrough } from "node:stream";
import { renderToPipeableStream } from "react-dom/server";
import type { AppLoadContext, EntryContext } from "react-router";
import { ServerRouter } from "react-router";
import { negotiateLanguage } from "../kernel/language.ts";
import { words } from "../kernel/words.ts";
import { languageOf } from "./addresses.ts";
import { type Frame, FrameProvider } from "./frame.ts";

/** Pages are whole before they are sent: so they have a length and a tag, and can be kept. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const url = new URL(request.url);
  const language =
    languageOf(url.pathname) ?? negotiateLanguage(request.headers.get("Accept-Language") ?? "");
  const frame: Frame = {
    words: words(language),
    language,
    theme: context.theme,
    path: url.pathname + url.search,
    enhanceUrl: context.enhanceUrl,
    softwareVersion: context.softwareVersion,
    person: context.person,
    demonstration: context.services.demonstration ?? false,
  };
  const page = await rendered(
    <FrameProvider value={frame}>
      <ServerRouter context={entry} url={request.url} nonce={context.nonce} />
    </FrameProvider>,
    context.nonce,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Language", language);
  return new Response(page, { status, headers });
}

async function rendered(page: React.ReactNode, nonce: string): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    const out = new PassThrough();
    out.on("data", (chunk: Buffer) => chunks.push(chunk));
    out.on("end", resolve);
    out.on("error", reject);
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      // One piece: a page in pieces would need inline scripts to put it together.
      progressiveChunkSize: Number.POSITIVE_INFINITY,
      onAllReady: () => pipe(out),
      onShellError: reject,
      onError: reject,
    });
  });
  return new Uint8Array(Buffer.concat(chunks));
}
