import { useWords } from "../../frame.ts";

interface ResponseCountsProps {
  readonly counts: readonly { readonly name: string; readonly count: number }[];
  readonly wide?: boolean;
}

/** How many replies are in each state. */
export function ResponseCounts({ counts, wide = false }: ResponseCountsProps) {
  const words = useWords();
  return (
    <dl className={wide ? "response-states wide" : "response-states"}>
      {counts.map(({ name, count }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words.number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
