/** What every calendar file is made of (iCalendar, RFC 5545): lines, values and instants; what the entries say is their rooms' business. */

export interface CalendarHead {
  /** Which part of the software writes it: `Record`. */
  readonly product: string;
  /** The calendar's name, as programs show it. */
  readonly name: string;
  /** `CANCEL`, `PUBLISH`; left out, none is said. */
  readonly method?: string;
  /** How often a program that subscribes should look again: `PT1H`. */
  readonly refresh?: string;
}

/** A whole calendar: the head and the lines of its entries, folded and ended as the standard wants them. */
export function calendarFile(
  { product, name, method, refresh }: CalendarHead,
  entries: readonly string[],
): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//Corridor//${product}//EN`,
    "CALSCALE:GREGORIAN",
    ...(method === undefined ? [] : [`METHOD:${method}`]),
    `NAME:${escapeCalendar(name)}`,
    `X-WR-CALNAME:${escapeCalendar(name)}`,
    ...(refresh === undefined
      ? []
      : [`REFRESH-INTERVAL;VALUE=DURATION:${refresh}`, `X-PUBLISHED-TTL:${refresh}`]),
    ...entries,
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** An instant in UTC as the standard writes it: `20060914T140000Z`. */
export function calendarInstant(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** A text as a value (section 3.3.11); controls that it may not hold are left out. */
export function escapeCalendar(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/\\/g, "\\\\")
    .replace(/[;,]/g, "\\$&")
    .replace(/\n/g, "\\n")
    .replace(/\p{Cc}/gu, "");
}

/** Lines of at most 75 octets, none cut within a character (section 3.1). */
export function folded(line: string): string {
  const lines: string[] = [];
  let current = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      lines.push(current);
      current = " ";
      octets = 1;
    }
    current += character;
    octets += size;
  }
  lines.push(current);
  return lines.join("\r\n");
}
