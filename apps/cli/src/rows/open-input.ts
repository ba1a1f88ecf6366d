import { createReadStream } from 'node:fs';
import { codeOf } from '../error-code.js';
import { RefusalError } from '../refusal.error.js';

/** Where rows come from. */
export interface Input {
  /** For messages. */
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const CHUNK_BYTES = 256 * 1024;

/**
 * The file at a path, or standard input for `-`.
 * @param option by which it was named, for messages.
 */
export function openInput(path: string, option = '--in'): Input {
  return path === '-'
    ? { name: 'stdin', bytes: process.stdin }
    : { name: path, bytes: bytesOf(path, option) };
}

/** @throws RefusalError when the file cannot be read. */
async function* bytesOf(path: string, option: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: CHUNK_BYTES });
  } catch (error) {
    throw fileError(option, path, error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  EACCES: 'reading or writing it is not permitted',
  ENOTDIR: 'a part of its path is no folder',
  ENOSPC: 'the disk is full',
  EROFS: 'its disk is read-only',
};

/** What an operation on a file failed with, for the one who named the file. Errors of other kinds stay as they are. */
export function fileError(option: string, path: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === null || !/^E[A-Z]+$/.test(code)) return error;
  return new RefusalError(`${option} ${path}: ${REASONS[code] ?? code}.`, { cause: error });
}
