/** One of several answers. */
export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  /** Beside the one that is looked at. */
  readonly hint?: string;
}

/** Asks whoever sits at the terminal. Every question has an answer already, which Enter takes. */
export interface Asker {
  one<T extends string>(question: string, choices: readonly Choice<T>[], usual: T): Promise<T>;
  /** One at least. */
  several(
    question: string,
    choices: readonly Choice<string>[],
    usual: readonly string[],
  ): Promise<readonly string[]>;
  text(question: string, usual: string): Promise<string>;
}
