/** Something that must be released. Register it on the line that creates it. */
export interface Disposable {
  dispose(): void;
}

/** Several disposables as one; disposed in reverse order, once. */
export class DisposableStore implements Disposable {
  #items: Disposable[] = [];
  #disposed = false;

  /** Registers `item` and returns it. Added after `dispose`, it is disposed at once. */
  add<T extends Disposable>(item: T): T {
    if (this.#disposed) item.dispose();
    else this.#items.push(item);
    return item;
  }

  dispose(): void {
    this.#disposed = true;
    for (const item of this.#items.splice(0).reverse()) item.dispose();
  }
}
