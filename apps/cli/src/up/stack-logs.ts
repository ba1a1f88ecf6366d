import { RotatedLog } from '@beacon/stack';

/** What a stack's processes write, and what is told of them: a file each in the data folder. */
export class StackLogs {
  readonly #files = new Map<string, RotatedLog>();

  constructor(private readonly folder: string) {}

  write(name: string, line: string): void {
    const file = this.#files.get(name) ?? new RotatedLog(this.folder, name);
    this.#files.set(name, file);
    file.write(line);
  }

  close(): void {
    for (const file of this.#files.values()) file.close();
    this.#files.clear();
  }
}

/** The log of what `beacon up` itself tells. */
export const OWN_LOG = 'beacon';
