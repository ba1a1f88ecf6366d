import type { Stats } from 'node:fs';
import { open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf } from '../error-code.js';
import { fileError } from '../rows/open-input.js';
import type { Output } from './output.js';

/**
 * A file that appears, or takes the place of an earlier one, only when it is whole: until then it is written beside it. What is no
 * plain file, such as a pipe or /dev/null, is written to as it is.
 */
export class FileOutput implements Output {
  /** @throws RefusalError when the file cannot be written. */
  static async open(path: string): Promise<FileOutput> {
    try {
      const target = await targetOf(path);
      const written = target.isPlain ? besides(target.path) : target.path;
      return new FileOutput(path, target.path, written, await open(written, 'w'));
    } catch (error) {
      throw fileError('--out', path, error);
    }
  }

  private constructor(
    private readonly named: string,
    private readonly target: string,
    private readonly written: string,
    private readonly file: FileHandle,
  ) {}

  async write(part: string | Uint8Array): Promise<void> {
    await this.#attempt(() => this.file.appendFile(part));
  }

  async finish(): Promise<void> {
    await this.#attempt(async () => {
      await this.file.close();
      if (this.written !== this.target) await rename(this.written, this.target);
    });
  }

  async abandon(): Promise<void> {
    await this.file.close();
    if (this.written !== this.target) await rm(this.written, { force: true });
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      throw fileError('--out', this.named, error);
    }
  }
}

/** A link's own target is replaced, not the link. */
async function targetOf(path: string): Promise<{ path: string; isPlain: boolean }> {
  const found = await statIfThere(path);
  if (found === null) return { path, isPlain: true };
  // Asked for a file only: the real path of a pipe, as /dev/stdout can be one, names nothing.
  return found.isFile() ? { path: await realpath(path), isPlain: true } : { path, isPlain: false };
}

async function statIfThere(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function besides(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
}
