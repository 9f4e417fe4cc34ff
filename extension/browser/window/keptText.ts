/** What was kept under `name` in this browser; undefined where nothing was, or nothing can be kept. */
export function readKept(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a small value in this browser, where that can be: sizes of panes and the like, which nobody misses long. */
export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // A private window, or a full disk.
  }
}
