/** a … z, aa, bb …: letters are doubled, not counted on. */
export function letters(number: number): string {
  const letter = String.fromCharCode(97 + ((number - 1) % 26));
  return letter.repeat(Math.min(20, 1 + Math.floor((number - 1) / 26)));
}

const romanParts: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

/** Roman capitals; what is larger than 3999 is written as that. */
export function roman(number: number): string {
  let rest = Math.min(number, 3999);
  let text = "";
  for (const [value, sign] of romanParts) {
    for (; rest >= value; rest -= value) text += sign;
  }
  return text;
}
