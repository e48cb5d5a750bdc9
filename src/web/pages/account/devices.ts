import type { Words } from "../../../kernel/words.ts";

const browsers = [
  [/Edg(?:e|A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrom(?:e|ium)\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
] as const;

const systems = [
  [/iPhone|iPad|iPod/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux|X11/, "Linux"],
] as const;

/** A browser in words, as far as what it says of itself can be understood: "Firefox on Linux". */
export function deviceInWords(words: Words, device: string): string {
  const browser = browsers.find(([pattern]) => pattern.test(device))?.[1];
  const system = systems.find(([pattern]) => pattern.test(device))?.[1];
  if (browser && system) return words.t("accounts:sessions.device", { browser, system });
  return browser ?? system ?? words.t("accounts:sessions.unknown");
}
