import { expect, test } from "vitest";
import { download, fileName } from "./download.ts";

function disposition(name: string): string | null {
  return download("", "text/plain", name).headers.get("Content-Disposition");
}

test("a file has its type and its name, and is kept by whom it is meant for", async () => {
  const answer = download("a,b\n", "text/csv; charset=utf-8", "due.csv", "no-store");
  expect(await answer.text()).toBe("a,b\n");
  expect(Object.fromEntries(answer.headers)).toEqual({
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="due.csv"',
    "cache-control": "no-store",
  });
  expect(download("", "text/plain", "due.txt").headers.has("Cache-Control")).toBe(false);
});

test("a symbol becomes a name without its strokes", () => {
  expect(fileName("A/RES/217(III)A.docx")).toBe("A-RES-217(III)A.docx");
  expect(disposition(fileName("A/RES/57/270 B.json"))).toBe('attachment; filename="A-RES-57-270-B.json"');
});

test("a name in any script is given whole, and none can say more than a name", () => {
  expect(disposition("отчёт (2).pdf")).toBe(
    "attachment; filename=\"-(2).pdf\"; filename*=UTF-8''%D0%BE%D1%82%D1%87%D1%91%D1%82%20%282%29.pdf",
  );
  expect(disposition("a\";\r\nSet-Cookie: b*'.pdf")).toBe(
    "attachment; filename=\"a-Set-Cookie-b-.pdf\"; filename*=UTF-8''a%22%3B%0D%0ASet-Cookie%3A%20b%2A%27.pdf",
  );
});
