/**
 * The arrow from origin to destination: the way the language reads where there is room, downwards where there is not.
 * The words beside it say the same.
 */
export function Arrow() {
  const line = { fill: "none", stroke: "currentColor", strokeWidth: 2 };
  return (
    <>
      <svg className="corridor-arrow" viewBox="0 0 120 24" aria-hidden="true" focusable="false">
        <path d="M2 12 H117 M104 3 L117 12 L104 21" {...line} />
      </svg>
      <svg className="corridor-arrow down" viewBox="0 0 24 48" aria-hidden="true" focusable="false">
        <path d="M12 1 V46 M3 34 L12 46 L21 34" {...line} />
      </svg>
    </>
  );
}
