import { readFileSync } from "node:fs";

/**
 * The texts of an old Excel workbook (.xls: BIFF8 records in an OLE compound file) by sheet, row from 1 and column. Numbers
 * are left out: territories in these files are named in words. Only for the tests of spellings; the product asks for .xlsx.
 */
export function workbookTexts(
  path: string,
): Map<string, ReadonlyMap<number, readonly (string | undefined)[]>> {
  const stream = workbookStream(readFileSync(path));
  const records = readRecords(stream);
  const strings = sharedStrings(records);
  const sheets = records.filter(({ type }) => type === 0x85).map(({ body }) => boundSheet(body));
  sheets.sort((a, b) => a.offset - b.offset);
  const found = new Map(sheets.map(({ name }) => [name, new Map<number, (string | undefined)[]>()]));
  for (const { type, body, offset } of records) {
    if (type !== 0xfd && type !== 0x204) continue;
    const rows = found.get(sheets.findLast((sheet) => sheet.offset <= offset)?.name ?? "");
    if (!rows) continue;
    const number = body.readUInt16LE(0) + 1;
    const row = rows.get(number) ?? [];
    rows.set(number, row);
    row[body.readUInt16LE(2)] = type === 0xfd ? strings[body.readUInt32LE(6)] : label(body);
  }
  return found;
}

interface Entry {
  readonly type: number;
  readonly body: Buffer;
  readonly offset: number;
}

function readRecords(stream: Buffer): Entry[] {
  const records: Entry[] = [];
  for (let at = 0; at + 4 <= stream.length; ) {
    const length = stream.readUInt16LE(at + 2);
    records.push({
      type: stream.readUInt16LE(at),
      body: stream.subarray(at + 4, at + 4 + length),
      offset: at,
    });
    at += 4 + length;
  }
  return records;
}

function boundSheet(body: Buffer): { offset: number; name: string } {
  const wide = (body.readUInt8(7) & 1) === 1;
  const length = body.readUInt8(6) * (wide ? 2 : 1);
  return { offset: body.readUInt32LE(0), name: body.toString(wide ? "utf16le" : "latin1", 8, 8 + length) };
}

function label(body: Buffer): string {
  const wide = (body.readUInt8(8) & 1) === 1;
  const length = body.readUInt16LE(6) * (wide ? 2 : 1);
  return body.toString(wide ? "utf16le" : "latin1", 9, 9 + length);
}

/** The shared strings: one record and its continuations, in which a string may be broken and change its width. */
function sharedStrings(records: readonly Entry[]): string[] {
  const start = records.findIndex(({ type }) => type === 0xfc);
  if (start < 0) return [];
  let last = start + 1;
  while (records[last]?.type === 0x3c) last += 1;
  const parts = records.slice(start, last).map(({ body }) => body);
  let [part, at] = [0, 8];
  const here = () => {
    while (at >= (parts[part]?.length ?? 0) && part < parts.length - 1) [part, at] = [part + 1, 0];
    return parts[part] ?? Buffer.alloc(0);
  };
  const take = (bytes: number) => {
    const body = here();
    at += bytes;
    return body.subarray(at - bytes, at);
  };
  return Array.from({ length: parts[0]?.readUInt32LE(4) ?? 0 }, () => {
    const head = take(3);
    let left = head.readUInt16LE(0);
    const flags = head.readUInt8(2);
    const runs = (flags & 8) === 0 ? 0 : take(2).readUInt16LE(0);
    const extra = (flags & 4) === 0 ? 0 : take(4).readUInt32LE(0);
    let wide = (flags & 1) === 1;
    let text = "";
    while (left > 0) {
      const before = part;
      const body = here();
      if (part !== before) wide = (take(1).readUInt8(0) & 1) === 1;
      const count = Math.min(left, Math.floor((body.length - at) / (wide ? 2 : 1)));
      text += take(count * (wide ? 2 : 1)).toString(wide ? "utf16le" : "latin1");
      left -= count;
    }
    for (let skip = runs * 4 + extra; skip > 0; ) {
      const count = Math.min(skip, here().length - at);
      at += count;
      skip -= count;
    }
    return text;
  });
}

/** The stream `Workbook` of a compound file. */
function workbookStream(file: Buffer): Buffer {
  const sector = 1 << file.readUInt16LE(30);
  const sectorAt = (index: number) => file.subarray((index + 1) * sector, (index + 2) * sector);
  const numbers = (bytes: Buffer) =>
    Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => bytes.readUInt32LE(i * 4));
  const end = 0xfffffffc;
  const tables = numbers(file.subarray(76, 512));
  for (let next = file.readUInt32LE(68); next < end; ) {
    const more = numbers(sectorAt(next));
    next = more.pop() ?? end;
    tables.push(...more);
  }
  const chainTable = tables.filter((index) => index < end).flatMap((index) => numbers(sectorAt(index)));
  const chain = (start: number) => {
    const parts: Buffer[] = [];
    for (let index = start; index < end; index = chainTable[index] ?? end) parts.push(sectorAt(index));
    return Buffer.concat(parts);
  };
  const directory = chain(file.readUInt32LE(48));
  for (let at = 0; at < directory.length; at += 128) {
    const name = directory.toString("utf16le", at, at + Math.max(0, directory.readUInt16LE(at + 64) - 2));
    if (name !== "Workbook" && name !== "Book") continue;
    return chain(directory.readUInt32LE(at + 116)).subarray(0, directory.readUInt32LE(at + 120));
  }
  throw new Error("no workbook in the compound file");
}
