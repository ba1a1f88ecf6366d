import type { WriteStream } from 'node:tty';
import { columnsOf, rowsOf } from './screen-size.js';
import { wrap } from './wrap.js';

const HIDE_CURSOR = '\u001B[?25l';
const SHOW_CURSOR = '\u001B[?25h';
const CLEAR_DOWN = '\u001B[0J';
/** Our own styles: they take no room, and may not be cut in two. */
const STYLED = '\u001B[';

/** Lines on a terminal that are drawn again where they are. */
export class InPlace {
  #drawn = 0;

  constructor(private readonly out: WriteStream) {
    out.write(HIDE_CURSOR);
  }

  /** Puts these lines in the place of those before. They are cut to the terminal's size, so that none wraps or scrolls away. */
  draw(lines: readonly string[]): void {
    const width = columnsOf(this.out) - 1;
    const shown = lines.slice(0, Math.max(1, rowsOf(this.out) - 1)).map((line) => fit(line, width));
    const up = this.#drawn === 0 ? '' : `\u001B[${this.#drawn}A`;
    this.out.write(`${up}\r${CLEAR_DOWN}${shown.join('\n')}\n`);
    this.#drawn = shown.length;
  }

  /** Leaves what was drawn last. */
  end(): void {
    this.out.write(SHOW_CURSOR);
  }
}

/** Styled lines are made to fit by who styles them. */
function fit(line: string, width: number): string {
  return line.includes(STYLED) ? line : (wrap(line, width)[0] ?? '');
}
