import type { Answer, MediaType } from "./resource.ts";

/** An answer that was made in memory. With a name a browser keeps it as a file. */
export function bytesOf(type: MediaType, content: string | Uint8Array, fileName?: string): Answer {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const open = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes);
        controller.close();
      },
    });
  return { kind: "stream", open, type, ...(fileName === undefined ? {} : { fileName }) };
}
