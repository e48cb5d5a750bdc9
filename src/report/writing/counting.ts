/**
 * Words as a limit counts them: what stands between spaces and holds a letter or a digit; of Chinese, which has no spaces, each
 * character. Marks alone are no words.
 */
export function countWords(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const others = text.replace(/\p{Script=Han}/gu, " ").split(/\s+/u);
  return han + others.filter((one) => /[\p{L}\p{N}]/u.test(one)).length;
}
