/**
 * Where the corpus links something else than the text says, found by reading the paragraph each time; the corpus's links come
 * from the documents' own hyperlinks, which are sometimes wrong or missing. A symbol here counts as right.
 */
export const unlinked: ReadonlyMap<string, string> = new Map([
  ["A_RES_68_179 A/HRC/RES/23/20", "the Human Rights Council's, linked as the Assembly's"],
  ["A_RES_68_238 A/DEC/67/558", "a decision, linked as a resolution"],
  ["A_RES_72_245 A/RES/71/177", "the words say 71/177, the link leads to 70/137"],
  ["A_RES_79_1 A/DEC/62/557", "cited and not linked"],
  ["E_CN.9_2014_1 E/DEC/2013/237", "cited and not linked"],
  ["E_CN.9_2014_1 E/RES/2006/1", "cited and not linked"],
  ["E_CN.9_2014_1 E/RES/1995/55", "cited and not linked"],
  ["E_CN.9_2014_1 E/DEC/1995/236", "cited and not linked"],
  ["E_CN.9_2014_1 A/RES/S-21/2", "cited and not linked"],
  ["E_CN.9_2014_1 E/DEC/2011/101", "cited and not linked"],
  ["E_RES_2018_7 E/RES/2011/6", "cited and not linked"],
  ["A_RES_77_176 E/CN.9/RES/2006/2", "cited and not linked"],
  ["A_RES_77_176 E/CN.9/RES/2008/1", "cited and not linked"],
  ["A_RES_77_176 E/CN.9/RES/2013/1", "cited and not linked"],
  ["A_RES_77_176 E/CN.9/RES/2014/1", "cited and not linked"],
  ["A_RES_68_179 E/CN.9/RES/2009/1", "cited and not linked"],
]);

/** Links whose address is not what the words cite. */
export const misled: ReadonlyMap<string, string> = new Map([
  ["A_RES_68_238 A/RES/67/558", "a decision, linked as a resolution"],
  ["A_RES_68_179 A/RES/23/20", "the Human Rights Council's, linked as the Assembly's"],
  ["A_RES_72_245 A/RES/70/137", "the words say 71/177"],
]);

/** The Commission's resolutions are linked as the Council's, or without a body; the words name the Commission. */
export function sameDocument(link: string, own: string): boolean {
  const commission = /^E\/CN\.9\/RES\/(.+)$/.exec(own)?.[1];
  return (
    link.toUpperCase() === own.toUpperCase() ||
    (commission !== undefined && (link === `E/RES/${commission}` || link === commission))
  );
}
