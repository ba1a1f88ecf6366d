import { readFileSync, readdirSync } from 'node:fs';
import type { Piece } from './place.js';

const EVERY_MS = 50;
/** A process begins with the command line of who starts it. */
const LOOKS = 4;

/** Notes the command lines of all processes of the machine, those of short-lived ones among them. Only Linux shows them so. */
export class CommandLines {
  readonly #seen = new Map<string, string>();
  readonly #looks = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;

  start(): void {
    this.#timer = setInterval(() => this.#look(LOOKS), EVERY_MS);
  }

  /** Ends it; may be called again. */
  stop(): void {
    clearInterval(this.#timer);
  }

  /** All that were seen, and those that are there now: processes can change their own. */
  pieces(): readonly Piece[] {
    this.#look(Infinity);
    return [...this.#seen].map(([text, where]) => ({ where, text }));
  }

  #look(most: number): void {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const looks = this.#looks.get(pid) ?? 0;
      if (looks >= most) continue;
      this.#looks.set(pid, looks + 1);
      const text = commandLineOf(pid);
      if (text !== '') this.#seen.set(text, `process ${pid}`);
    }
  }
}

function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
  } catch {
    // It has ended, or is somebody else's.
    return '';
  }
}
