import { open, readdir } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** A line of a log, which begins with its time. */
export interface LogLine {
  readonly service: string;
  readonly text: string;
}

/** Read of a file's end at once, and of what is new at a time: a line that is longer is cut. */
const MOST_BYTES = 1024 ** 2;
const TIME_LENGTH = '2026-11-30T00:00:00.000Z'.length;

/** The services that have a log. */
export async function logNames(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return files.flatMap((file) => /^(.+)\.log$/.exec(file)?.[1] ?? []).toSorted();
}

/** Lines of several logs in the order of their times. */
export function byTime(lines: readonly LogLine[]): readonly LogLine[] {
  const timeOf = ({ text }: LogLine): string => text.slice(0, TIME_LENGTH);
  return lines.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : 0));
}

/** Reads the end of a log, and then what is added, over rotations. */
export class LogReader {
  #inode = 0;
  #position = 0;
  #rest = '';

  constructor(
    private readonly folder: string,
    private readonly service: string,
  ) {}

  /** The last lines, of the file put aside too where the current one has fewer. */
  async last(count: number): Promise<readonly LogLine[]> {
    const current = await this.#read('log', async (file) => this.#tail(file));
    const lines = current ?? [];
    if (lines.length >= count) return lines.slice(lines.length - count);
    const older = (await this.#read('log.1', tailOf)) ?? [];
    return [...older.map((text) => this.#line(text)), ...lines].slice(-count);
  }

  /** The lines that were added since the last look. */
  async next(): Promise<readonly LogLine[]> {
    return (await this.#read('log', async (file) => this.#added(file))) ?? [];
  }

  async #tail(file: FileHandle): Promise<readonly LogLine[]> {
    const { ino, size } = await file.stat();
    [this.#inode, this.#position] = [ino, size];
    return (await tailOf(file)).map((text) => this.#line(text));
  }

  async #added(file: FileHandle): Promise<readonly LogLine[]> {
    const { ino, size } = await file.stat();
    if (ino !== this.#inode) [this.#inode, this.#position, this.#rest] = [ino, 0, ''];
    // A flood of lines is skipped over rather than kept: the file has them.
    const from = Math.max(this.#position, size - MOST_BYTES);
    this.#position = size;
    const lines = (this.#rest + (await textFrom(file, from, size - from))).split('\n');
    this.#rest = (lines.pop() ?? '').slice(-MOST_BYTES);
    return lines.map((text) => this.#line(text));
  }

  #line(text: string): LogLine {
    return { service: this.service, text };
  }

  /** Null where there is no such file, as in the moment of a rotation. */
  async #read<T>(ending: string, read: (file: FileHandle) => Promise<T>): Promise<T | null> {
    const path = join(this.folder, `${this.service}.${ending}`);
    const file = await open(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (file === null) return null;
    try {
      return await read(file);
    } finally {
      await file.close();
    }
  }
}

async function tailOf(file: FileHandle): Promise<readonly string[]> {
  const { size } = await file.stat();
  const from = Math.max(0, size - MOST_BYTES);
  const lines = (await textFrom(file, from, size - from)).split('\n');
  if (from > 0) lines.shift();
  return lines.filter((line) => line !== '');
}

async function textFrom(file: FileHandle, from: number, length: number): Promise<string> {
  const bytes = Buffer.alloc(Math.max(0, length));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
  return bytes.toString('utf8', 0, bytesRead);
}
