/** Groups of ids that grow together (union and find). */
export class Groups {
  readonly #parents = new Map<string, string>();

  /** The name of the group that an id is in. */
  of(id: string): string {
    let top = id;
    for (let next = this.#parents.get(top); next !== undefined; next = this.#parents.get(top)) top = next;
    return top;
  }

  /** False where the two are in one group already. */
  join(one: string, other: string): boolean {
    const [a, b] = [this.of(one), this.of(other)];
    if (a !== b) this.#parents.set(a, b);
    return a !== b;
  }
}
