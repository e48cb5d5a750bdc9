interface RefusedLinesProps {
  /** What came of the form that was sent, where it was not done. */
  readonly lines: readonly string[];
  /** Where in the page it stands; left out, where it is put. */
  readonly className?: "prose" | "wide";
}

/** Why a form was not done, said at once by a screen reader; nothing where all is well. */
export function RefusedLines({ lines, className }: RefusedLinesProps) {
  if (lines.length === 0) return null;
  return (
    <div className={className === undefined ? "refused" : `refused ${className}`} role="alert">
      {[...new Set(lines)].map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
