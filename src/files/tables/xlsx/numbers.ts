const zero = 0x30;
const nine = 0x39;
const point = 0x2e;
const minus = 0x2d;

/** Powers of ten that a double holds exactly. */
const powers = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
const exactDigits = 15;

/**
 * The number that stands in a range of bytes, where it is a plain decimal; NaN for everything else, which {@link parseNumber}
 * then reads. Up to 15 digits both parts are exact and one division rounds once, so it is the nearest double (W. Clinger, How to
 * read floating point numbers accurately, 1990); longer ones are left to the language.
 */
export function plainNumber(bytes: Buffer, start: number, end: number): number {
  let i = start;
  const negative = bytes[i] === minus;
  if (negative) i++;
  let value = 0;
  let digits = 0;
  let decimals = -1;
  for (; i < end; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= zero && byte <= nine) {
      value = value * 10 + (byte - zero);
      digits++;
      if (decimals >= 0) decimals++;
    } else if (byte === point && decimals < 0) {
      decimals = 0;
    } else {
      return Number.NaN;
    }
  }
  if (digits === 0) return Number.NaN;
  if (digits > exactDigits) return finite(Number(bytes.toString("latin1", start, end)));
  const magnitude = decimals > 0 ? value / (powers[decimals] ?? Number.NaN) : value;
  return negative ? -magnitude : magnitude;
}

/** The number that a text is in XML Schema's `double`, NaN where it is none or not finite. */
export function parseNumber(text: string): number {
  const trimmed = text.trim();
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(trimmed)) return Number.NaN;
  return finite(Number(trimmed));
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}
