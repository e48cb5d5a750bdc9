import { describe, expect, test } from "vitest";
import { parseOpened } from "../../parse.ts";
import { clean } from "../../support/texts.ts";
import { documentText } from "../open.ts";

async function opened(html: string | Buffer) {
  const result = await documentText(Buffer.from(html));
  if (!result.ok) throw new Error(result.problems.map(({ code }) => code).join());
  return result.value;
}

async function document(html: string) {
  const parsed = parseOpened(await opened(html));
  const [first] = parsed.ok ? parsed.value : [];
  if (!first) throw new Error("No document.");
  return first;
}

const lines = async (html: string) => (await opened(html)).text.split("\n").filter((line) => line !== "");

describe("pages", () => {
  test("blocks are lines, space is one space, entities are characters", async () => {
    expect(
      await lines("<html><body><p>The  General\n Assembly,</p><div>A&nbsp;&amp;&#8239;B<br>C</div>D</body>"),
    ).toEqual(["The General Assembly,", "A & B", "C", "D"]);
  });

  test("ordered lists are numbered as they say", async () => {
    const html =
      '<html><ol start="4"><li>Decides:<ol type="a"><li>To read;</li><li>To write:<ol type="i"><li>Much;</li></ol></li></ol></li><li value="9"><p>Requests;</p><p>And goes on.</p></li></ol><ul><li>Bullet</li></ul>';
    expect(await lines(html)).toEqual([
      "4. Decides:",
      "(a) To read;",
      "(b) To write:",
      "(i) Much;",
      "9. Requests;",
      "And goes on.",
      "• Bullet",
    ]);
  });

  test("a resolution as a page", async () => {
    const read = await document(
      `<!DOCTYPE html><html><head><title>x</title><style>p { color: red }</style></head><body><nav><a href="/">Home</a></nav><p>85/300. Corridors</p><p><i>The General Assembly</i>,</p><p><i>Recalling</i> its resolution 83/100 of 1 December 2028,<sup>1</sup></p><ol><li><i>Requests</i> the Secretary-General to submit a report to it at its eighty-seventh session;</li><li>Decides to meet.</li></ol><hr><p><sup>1</sup> A/85/123.</p></body></html>`,
    );
    expect(read).toMatchObject({ symbol: "A/RES/85/300", title: "Corridors", organ: "GA" });
    expect(read.operative.map(({ number, mandates }) => [number, mandates.length])).toEqual([
      ["1", 1],
      ["2", 0],
    ]);
    expect(read.footnotes).toMatchObject([{ marker: "1", text: "A/85/123.", usedIn: ["pp_1"] }]);
    expect(read.unread).toMatchObject([{ text: "Home", reason: "furniture" }]);
  });

  test("text between <pre> is read as it was typed", async () => {
    const typed = await document(`<html><body><pre>${clean}</pre></body></html>`);
    expect(typed.operative).toHaveLength(3);
    expect(typed.operative[1]?.children).toHaveLength(3);
  });

  test("encodings: by mark, by declaration, by bytes", async () => {
    const page = (charset: string, letter: Buffer) =>
      Buffer.concat([Buffer.from(`<html><meta charset="${charset}"><p>`), letter, Buffer.from("</p>")]);
    expect((await opened(page("windows-1251", Buffer.from([0xc0])))).text.trim()).toBe("А");
    expect((await opened(page("utf-8", Buffer.from("é")))).text.trim()).toBe("é");
    expect((await opened(page("nonsense", Buffer.from([0xe9])))).text.trim()).toBe("é");
  });
});

describe("pages that try to run", () => {
  test.each([
    "<script>document.write('gone')</script>",
    '<img src=x onerror="alert(1)">',
    '<a href=" javascript:alert(1)">link</a>',
    '<iframe srcdoc="<p>inner</p>"></iframe>',
    "<svg><script>alert(1)</script></svg><object data=x></object>",
  ])("%s: the text is read, the rest left out and said", async (markup) => {
    const { text, problems } = await opened(
      `<html><body>${markup}<p>The General Assembly,</p></body></html>`,
    );
    expect(text).not.toMatch(/alert|gone|inner/);
    expect(text).toContain("The General Assembly,");
    expect(problems).toMatchObject([{ code: "record.html-active" }]);
  });

  test("nesting as deep as a megabyte allows", async () => {
    const { text } = await opened(`<html>${"<div>".repeat(200_000)}deep`);
    expect(text.trim()).toBe("deep");
  });
});
