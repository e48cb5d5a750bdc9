/** The arrow from origin to destination. It points the way the language reads; the words beside it say the same. */
export function Arrow() {
  return (
    <svg className="corridor-arrow" viewBox="0 0 120 24" aria-hidden="true" focusable="false">
      <path d="M2 12 H117 M104 3 L117 12 L104 21" fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}
