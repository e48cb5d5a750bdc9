/** Bytes that can be read at any place: a file held open, or what stands in memory. */
export interface ByteSource {
  /** The name to show in problems. */
  readonly file: string;
  readonly bytes: number;
  /** Exactly `length` bytes from `position`; throws `reading.truncated` where the source ends before. */
  read(position: number, length: number): Promise<Buffer>;
  /** The bytes of a range in pieces, each in memory of its own. */
  pieces(start: number, end: number): AsyncGenerator<Buffer, void, void>;
}
