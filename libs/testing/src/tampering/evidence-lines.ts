/** A line of an evidence export as its JSON. */
// oxlint-disable-next-line typescript/no-explicit-any -- a forger writes anything anywhere
export type LineJson = any;

/** The lines of an evidence export, as somebody changes them who has no key. */
export class EvidenceLines {
  readonly #lines: string[];

  constructor(lines: readonly string[]) {
    this.#lines = [...lines];
  }

  /** As they are now. */
  get all(): readonly string[] {
    return this.#lines;
  }

  /** Number of a line, from 1. @throws Error when there is none that is meant. */
  find(isMeant: (line: LineJson) => boolean, nth = 0): number {
    const found = this.#lines.flatMap((text, index) =>
      isMeant(JSON.parse(text)) ? [index + 1] : [],
    )[nth];
    if (found === undefined) throw new Error('no line is as it is wanted');
    return found;
  }

  /** Of an execution whose answer is there. */
  answered(nth = 0): number {
    return this.find(({ entry, row }) => entry?.type === 'execution' && row?.response, nth);
  }

  ofType(type: string): number {
    return this.find((line) => line.type === type);
  }

  json(number: number): LineJson {
    return JSON.parse(this.#lines[number - 1] ?? 'null');
  }

  /** Changes a line. */
  edit(number: number, change: (line: LineJson) => void): void {
    const line = this.json(number);
    change(line);
    this.#lines[number - 1] = JSON.stringify(line);
  }

  remove(number: number): void {
    this.#lines.splice(number - 1, 1);
  }

  /** Puts a line in front of another. */
  insert(number: number, line: LineJson): void {
    this.#lines.splice(number - 1, 0, JSON.stringify(line));
  }

  swap(one: number, other: number): void {
    const [first, second] = [this.#lines[one - 1] ?? '', this.#lines[other - 1] ?? ''];
    this.#lines[one - 1] = second;
    this.#lines[other - 1] = first;
  }

  /** Leaves nothing behind a place of a line. */
  cut(number: number, characters: number): void {
    this.#lines.splice(number);
    const last = this.#lines.pop() ?? '';
    if (characters > 0) this.#lines.push(last.slice(0, characters));
  }
}
