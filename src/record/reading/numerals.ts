/** a … z, aa, bb …: letters are doubled, not counted on. */
export function letters(number: number): string {
  const letter = String.fromCharCode(97 + ((number - 1) % 26));
  return letter.repeat(Math.min(20, 1 + Math.floor((number - 1) / 26)));
}
