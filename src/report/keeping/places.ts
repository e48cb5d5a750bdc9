/**
 * Places in an order, as texts that sort by code unit: between any two there is another, so a block is moved by writing one row.
 * A place is a fraction to the base of 62 without its leading point; it never ends in the digit of zero.
 */
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const base = digits.length;

/** A place after `before` and before `after`; null is the beginning and the end. */
export function placeBetween(before: string | null, after: string | null): string {
  const [low, high] = [before ?? "", after];
  if (high !== null && low >= high) throw new Error(`no place between ${low} and ${high}`);
  let place = "";
  let bounded = high !== null;
  for (let at = 0; ; at += 1) {
    const from = Math.max(0, digits.indexOf(low[at] ?? "0"));
    const to = bounded && high !== null ? digits.indexOf(high[at] ?? "0") : base;
    if (to - from > 1) return place + digits[Math.floor((from + to) / 2)];
    place += digits[from];
    // One digit apart: what follows need only be greater than the rest of the lower one.
    if (to - from === 1) bounded = false;
  }
}

/** Places for so many, evenly apart, in order. */
export function placesFor(count: number): readonly string[] {
  let width = 1;
  while (base ** width <= count + 1) width += 1;
  const step = base ** width / (count + 1);
  return Array.from({ length: count }, (_, index) => {
    let rest = Math.floor(step * (index + 1));
    let place = "";
    for (let at = 0; at < width; at += 1) {
      place = digits[rest % base] + place;
      rest = Math.floor(rest / base);
    }
    return place.replace(/0+$/, "");
  });
}
