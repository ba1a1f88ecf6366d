import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** How large a log may grow. */
export interface RotationLimits {
  /** Size at which a file is put aside. @default 8 MiB */
  readonly bytes?: number;
  /** Files put aside at most; older ones go. @default 2 */
  readonly kept?: number;
}

const BYTES = 8 * 1024 ** 2;
const KEPT = 2;

/**
 * A log of lines in a file that is put aside when it is full: `planner.log`, then `planner.log.1`, `planner.log.2`. Each line begins with the
 * time at which it was read, in ISO 8601. A line is in the file when `write` returns, so that the last ones of a killed process are there.
 */
export class RotatedLog {
  readonly #path: string;
  readonly #limits: Required<RotationLimits>;
  #file: number | undefined;
  #bytes = 0;

  constructor(folder: string, name: string, limits: RotationLimits = {}) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#path = join(folder, `${name}.log`);
    this.#limits = { bytes: limits.bytes ?? BYTES, kept: limits.kept ?? KEPT };
  }

  write(line: string): void {
    try {
      this.#append(`${new Date().toISOString()} ${line}\n`);
    } catch {
      // No room, most likely. A log that cannot be written must not end what it is about; the next line tries again.
      this.close();
    }
  }

  close(): void {
    if (this.#file === undefined) return;
    closeSync(this.#file);
    this.#file = undefined;
  }

  #append(text: string): void {
    if (this.#file !== undefined && this.#bytes >= this.#limits.bytes) this.#rotate();
    this.#bytes += writeSync(this.#file ?? this.#open(), text);
  }

  #open(): number {
    const file = openSync(this.#path, 'a', 0o600);
    this.#file = file;
    this.#bytes = fstatSync(file).size;
    return file;
  }

  #rotate(): void {
    this.close();
    for (let age = this.#limits.kept; age > 0; age -= 1) {
      const younger = age === 1 ? this.#path : `${this.#path}.${age - 1}`;
      moveIfThere(younger, `${this.#path}.${age}`);
    }
  }
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
