import { widthOf } from '../terminal/wrap.js';

const ESCAPE = '\u001B';
/** A sequence of ours, or a character. */
const PART = new RegExp(`${ESCAPE}\\[(\\?25[hl]|[0-9;]*[A-Za-z])|[^]`, 'gu');

/** What a terminal of so many columns shows of what was written to it: enough of one for what this command writes. */
export class Screen {
  readonly #lines: string[] = [''];
  #row = 0;

  constructor(private readonly columns: number) {}

  /** @throws Error for a sequence that this command has no business to write, and for a line that would wrap. */
  write(text: string): this {
    for (const [part, sequence] of text.matchAll(PART)) {
      if (sequence !== undefined) this.#obey(sequence);
      else if (part === '\n') this.#feed();
      else if (part !== '\r') this.#put(part);
    }
    return this;
  }

  get lines(): readonly string[] {
    return this.#lines.map((line) => line.trimEnd());
  }

  #put(character: string): void {
    const line = (this.#lines[this.#row] ?? '') + character;
    if (widthOf(line) > this.columns) throw new Error(`wraps: ${line}`);
    this.#lines[this.#row] = line;
  }

  #feed(): void {
    this.#row += 1;
    this.#lines[this.#row] ??= '';
  }

  #obey(sequence: string): void {
    const count = Number.parseInt(sequence, 10);
    if (sequence.endsWith('A')) this.#row -= count;
    else if (sequence === '0J') this.#lines.splice(this.#row, Infinity, '');
    else if (!sequence.endsWith('m') && !sequence.startsWith('?25')) {
      throw new Error(`writes ESC[${sequence}`);
    }
  }
}
