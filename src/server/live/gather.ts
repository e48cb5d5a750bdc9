/**
 * Lets the first of what comes go at once, and gathers what follows within a while into one: whoever opens a window gets one change
 * and not three hundred, and a single change is never late.
 */
export function gather<T>(
  within: number,
  merge: (earlier: T, later: T) => T,
  release: (key: string, value: T) => void,
): (key: string, value: T) => void {
  const waiting = new Map<string, { value: T | undefined }>();

  function settle(key: string): void {
    const value = waiting.get(key)?.value;
    if (value === undefined) {
      waiting.delete(key);
      return;
    }
    begin(key);
    release(key, value);
  }

  function begin(key: string): void {
    waiting.set(key, { value: undefined });
    setTimeout(() => settle(key), within).unref();
  }

  return (key, value) => {
    const open = waiting.get(key);
    if (open) {
      open.value = open.value === undefined ? value : merge(open.value, value);
      return;
    }
    begin(key);
    release(key, value);
  };
}
