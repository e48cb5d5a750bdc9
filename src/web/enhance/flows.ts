/**
 * A button beneath the flow map fetches the one that can be explored: a large script and its data, which only who asks for
 * them is sent. What goes wrong is said in place; the drawing of the server stays where it is.
 */
export function enhanceFlows(root: Document): void {
  for (const box of root.querySelectorAll<HTMLElement>("[data-flow-map]")) {
    const button = box.querySelector<HTMLButtonElement>("button");
    const said = box.querySelector<HTMLElement>("[data-said]");
    const place = box.querySelector<HTMLDivElement>("[data-canvas]");
    if (!button || !said || !place) continue;
    box.hidden = false;
    button.addEventListener("click", async () => {
      const words = { ...box.dataset };
      const say = (text: string) => {
        said.textContent = text;
      };
      button.disabled = true;
      say(words.loading ?? "");
      try {
        const [{ showFlowMap }, answer] = await Promise.all([
          import("./flow-map/show.ts"),
          fetch(words.flowMap ?? "", { headers: { accept: "application/json" } }),
        ]);
        if (!answer.ok) throw new Error(String(answer.status));
        const data: unknown = await answer.json();
        place.hidden = false;
        button.hidden = true;
        say(words.hint ?? "");
        showFlowMap(
          place,
          data,
          {
            move: words.move ?? "",
            place: words.place ?? "",
            others: words.others ?? "",
            corridor: words.corridor ?? "",
            locale: words.locale ?? "en",
          },
          (sentence) => say(sentence || (words.hint ?? "")),
        );
      } catch {
        place.hidden = true;
        button.disabled = false;
        say(words.failed ?? "");
      }
    });
  }
}
