import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { rightsTable } from "../../directory/rights.ts";
import { languages } from "../../kernel/language.ts";
import { words } from "../../kernel/words.ts";
import { FrameProvider } from "../frame.ts";
import { WorkHelp } from "./work-help.tsx";

const chapters = ["secretariat", "focal-point", "chair", "delegation", "administrator"] as const;

test.each(languages)(
  "%s: a chapter for each who takes part, and every right that is in force",
  (language) => {
    const { t } = words(language);
    const frame = { theme: "auto", path: "/", enhanceUrl: null, softwareVersion: "0", person: null } as const;
    const html = renderToStaticMarkup(
      <FrameProvider value={{ ...frame, words: words(language), language }}>
        <WorkHelp
          chapters={chapters.map((name) => ({
            name,
            see: name === "focal-point" ? [["Replies", "/replies"]] : [],
          }))}
        />
      </FrameProvider>,
    );
    for (const name of chapters) expect(html).toContain(`<section class="section prose" id="${name}">`);
    expect(html).toContain('<a href="/replies">Replies</a>');
    const held = rightsTable().filter(({ roles }) => Object.keys(roles).length > 0);
    for (const { deed } of held)
      expect(html).toContain(`<th scope="row">${t(`work-help:deed.${deed}`)}</th>`);
    const cells = (reach: "any" | "own") =>
      html.split(`<td>${t(`work-help:reach.${reach}`)}</td>`).length - 1;
    const given = held.flatMap(({ roles }) => Object.values(roles));
    for (const reach of ["any", "own"] as const)
      expect(cells(reach)).toBe(given.filter((one) => one === reach).length);
    // No word is missing: i18next shows the key where there is none.
    expect(html).not.toContain("work-help:");
  },
);
