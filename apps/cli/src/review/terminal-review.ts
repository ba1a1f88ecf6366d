import type { ReadStream, WriteStream } from 'node:tty';
import { terminalText } from '@beacon/domain';
import { OUTCOME_KEYS } from './review-client.js';
import type { OutcomeKey } from './review-client.js';
import { pageOf } from './screen.js';
import type { TerminalSize } from './screen.js';
import type { Session } from './session.js';

const CLEAR = '\u001B[H\u001B[2J';
const CTRL_C = '\u0003';
const ESCAPE = '\u001B';
const BACKSPACE = ['\u007F', '\b'];
const ENTER = ['\r', '\n'];
const FORWARD = [' ', '\u001B[B', '\u001B[6~'];
const BACKWARD = ['-', '\u001B[A', '\u001B[5~'];

/** Labels answers in a terminal, a key for each. Returns when nothing is left, or the rater has enough. */
export async function reviewInTerminal(
  session: Session,
  input: ReadStream,
  output: WriteStream,
): Promise<void> {
  const screen = new ReviewScreen(session, output);
  const redraw = (): void => screen.draw();
  output.on('resize', redraw);
  input.setRawMode(true);
  input.setEncoding('utf8');
  try {
    screen.draw();
    for await (const keys of input as AsyncIterable<string>) {
      if (!(await screen.take(keys))) return;
    }
  } finally {
    output.off('resize', redraw);
    input.setRawMode(false);
    input.pause();
    output.write('\n');
  }
}

/** What is on the screen, and what keys do to it. */
export class ReviewScreen {
  #offset = 0;
  /** The note that is being written; null when keys are commands. */
  #draft: string | null = null;

  constructor(
    private readonly session: Session,
    private readonly output: Pick<WriteStream, 'columns' | 'rows' | 'write'>,
  ) {}

  /** Takes what was typed or pasted. False when the session is over. */
  async take(keys: string): Promise<boolean> {
    for (const key of keysIn(keys)) {
      if (!(await this.#press(key))) return false;
    }
    if (this.session.shown === null) return false;
    this.draw();
    return true;
  }

  draw(): void {
    const { shown } = this.session;
    if (shown === null) return;
    const { lines, offset } = pageOf(shown, this.#size(), this.#offset);
    this.#offset = offset;
    const draft =
      this.#draft === null ? '' : `\nnote (Enter keeps it): ${terminalText(this.#draft)}`;
    this.output.write(`${CLEAR}${lines.join('\n')}${draft}`);
  }

  async #press(key: string): Promise<boolean> {
    if (key === CTRL_C) return false;
    if (this.#draft !== null) return this.#write(key, this.#draft);
    if (key === 'q') return false;
    if (isOutcomeKey(key)) await this.#then(this.session.label(key));
    else if (key === 's') await this.#then(this.session.skip());
    else if (key === 'b') await this.#then(this.session.back());
    else if (key === 'n') this.#draft = this.session.shown?.note ?? '';
    else if (FORWARD.includes(key)) this.#turn(1);
    else if (BACKWARD.includes(key)) this.#turn(-1);
    return this.session.shown !== null;
  }

  async #then(step: Promise<void> | void): Promise<void> {
    await step;
    this.#offset = 0;
  }

  #write(key: string, draft: string): boolean {
    if (ENTER.includes(key)) {
      this.session.note(draft);
      this.#draft = null;
    } else if (key === ESCAPE) this.#draft = null;
    else if (BACKSPACE.includes(key)) this.#draft = [...draft].slice(0, -1).join('');
    else if (!key.startsWith(ESCAPE)) this.#draft = draft + key;
    return true;
  }

  #turn(pages: number): void {
    const { shown } = this.session;
    if (shown === null) return;
    this.#offset += pages * pageOf(shown, this.#size(), this.#offset).height;
  }

  #size(): TerminalSize {
    const { columns, rows } = this.output;
    // A terminal that does not know its size says 0.
    return { columns: columns || 80, rows: rows || 24 };
  }
}

function isOutcomeKey(key: string): key is OutcomeKey {
  return Object.hasOwn(OUTCOME_KEYS, key);
}

const KEY = new RegExp(`${ESCAPE}\\[[0-9;]*[A-Za-z~]|[^]`, 'gu');

/** Keys of what came at once: escape sequences whole, everything else by character. */
function keysIn(text: string): string[] {
  return text.match(KEY) ?? [];
}
