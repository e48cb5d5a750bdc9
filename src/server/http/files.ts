import { type FileHandle, open, rm } from "node:fs/promises";

const pieceBytes = 64 * 1024;

/**
 * A file as a stream that removes it when it has been read, or when its reader goes away. Nothing is read before it is
 * asked for, so memory stays flat however slow the reader is.
 */
export function streamAndRemove(path: string): ReadableStream<Uint8Array> {
  let opened: Promise<FileHandle> | undefined;
  async function end(): Promise<void> {
    await (await opened)?.close();
    await rm(path, { force: true });
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        opened ??= open(path, "r");
        const file = await opened;
        const { bytesRead, buffer } = await file.read(new Uint8Array(pieceBytes), 0, pieceBytes);
        if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead));
        await end();
        controller.close();
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}
