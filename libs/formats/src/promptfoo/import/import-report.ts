import type { Field } from './field.js';

/** What became of one part of a configuration. */
export interface ImportNote {
  /** The file that it stands in, as it was named or as the configuration names it. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Such as `tests[1].assert[0].type`. */
  readonly field: string;
  readonly message: string;
}

/** What of a configuration means something else here, and what is not taken at all. What is in neither list was taken as it is. */
export class ImportReport {
  readonly changed: ImportNote[] = [];
  readonly leftOut: ImportNote[] = [];
  readonly #said = new Set<string>();

  /** It was taken, and means or does something else than it did. */
  change(field: Field, message: string): void {
    this.#add(this.changed, field, message);
  }

  /** It was not taken. */
  leave(field: Field, message: string): void {
    this.#add(this.leftOut, field, message);
  }

  /** A part that many tests share, such as `defaultTest`, is read for each of them and told once. */
  #add(list: ImportNote[], { file, line, name }: Field, message: string): void {
    const note = { file, line, field: name, message };
    const key = JSON.stringify(note);
    if (this.#said.has(key)) return;
    this.#said.add(key);
    list.push(note);
  }
}
