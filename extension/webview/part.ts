/** A piece of the page that draws one value, and draws it again when it has changed. */
export interface Part<T> {
  readonly element: HTMLElement;
  readonly update: (value: T) => void;
  readonly dispose?: () => void;
}

/**
 * Draws a list: parts are kept by key, so what the learner has focused, opened or scrolled stays as it is; a part is
 * updated only when its value has changed. Returns the function that draws the list again.
 */
export function keyed<T>(
  parent: HTMLElement,
  keyOf: (item: T, index: number) => string,
  make: (item: T) => Part<T>,
): (items: readonly T[]) => void {
  const parts = new Map<string, { part: Part<T>; drawn: string }>();
  return (items) => {
    const keys = items.map(keyOf);
    const wanted = new Set(keys);
    for (const [key, { part }] of parts) {
      if (wanted.has(key)) continue;
      part.dispose?.();
      part.element.remove();
      parts.delete(key);
    }
    for (const [index, item] of items.entries()) {
      const key = keys[index] ?? '';
      let entry = parts.get(key);
      const value = JSON.stringify(item);
      if (!entry) {
        entry = { part: make(item), drawn: '' };
        parts.set(key, entry);
      }
      if (entry.drawn !== value) {
        entry.drawn = value;
        entry.part.update(item);
      }
      const { element } = entry.part;
      // Moving an element would take the focus from its content.
      if (parent.children[index] !== element) parent.insertBefore(element, parent.children[index] ?? null);
    }
  };
}
