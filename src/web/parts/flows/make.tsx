import { useWords } from "../../frame.ts";

/** How flows are made, or made anew. */
export function MakeFlows({ said, how }: { readonly said?: string; readonly how: string }) {
  const words = useWords();
  const command = "npx corridor flows stocks --from un-desa-stock";
  return (
    <div className="prose">
      {said !== undefined && <p>{said}</p>}
      <p>{words.t(how)}</p>
      <code className="command" dir="ltr">
        {command}
      </code>
    </div>
  );
}
