import { ProblemError, problem } from "../kernel/problem.ts";
import type { ByteSource } from "./source.ts";

/** Bytes in memory as a source; `file` is what problems call it. */
export function memorySource(bytes: Uint8Array, file: string): ByteSource {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const read = async (position: number, length: number) => {
    if (position < 0 || position + length > all.length) {
      throw new ProblemError(problem("reading.truncated", {}, { file }));
    }
    return all.subarray(position, position + length);
  };
  return {
    file,
    bytes: all.length,
    read,
    async *pieces(start, end) {
      if (end > start) yield await read(start, end - start);
    },
  };
}
