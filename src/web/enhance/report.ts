/** The pages of reports fetch what makes them comfortable; no other page carries it. What fails leaves the page as it came. */
export function enhanceReport(root: Document): void {
  const editor = root.querySelector<HTMLElement>("[data-report-editor]");
  if (editor) void import("./report/editor.ts").then(({ enhanceEditor }) => enhanceEditor(root, editor));
  const reading = root.querySelector<HTMLElement>("[data-report-reading]");
  if (reading) void import("./report/lines.ts").then(({ drawLines }) => drawLines(reading));
}
