/**
 * Lets those who ask the same at the same time share one answer: when a server was started again, all of a hall asks at once. Nothing
 * is kept: whoever asks when nobody waits gets what is now.
 */
export function sharing<T>(): (key: string, ask: () => Promise<T>) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (key, ask) => {
    const begun = underWay.get(key);
    if (begun) return begun;
    const asked = ask().finally(() => underWay.delete(key));
    underWay.set(key, asked);
    return asked;
  };
}
