/** A door that a test opens: what waits behind it goes on then and not before. */
export class Gate {
  readonly #door = Promise.withResolvers<void>();

  /** Resolves once the gate is open. */
  get opened(): Promise<void> {
    return this.#door.promise;
  }

  open(): void {
    this.#door.resolve();
  }
}
