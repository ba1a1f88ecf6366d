import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** Largest configuration file, in bytes: room for some ten thousand questions. */
export const FILE_LIMIT_BYTES = 4 * 1024 * 1024;

/** A file that is no text which could be configuration. The message says why, and what is allowed. */
export class FileTextError extends Error {
  override readonly name = 'FileTextError';
}

/**
 * The text of a plain file in UTF-8. No more than the limit is read: its size as the system tells it can be wrong, and pipes and devices
 * never end.
 * @throws FileTextError for what is no plain file, too large or not in UTF-8; the system's own error when it cannot be read.
 */
export function readFileText(path: string, limit = FILE_LIMIT_BYTES): string {
  // Opening a pipe would wait for its writer; reading a folder fails by itself.
  const stats = statSync(path);
  if (!stats.isFile() && !stats.isDirectory()) throw new FileTextError('is no plain file');
  const file = openSync(path, 'r');
  try {
    return decoded(readUpTo(file, limit));
  } finally {
    closeSync(file);
  }
}

function readUpTo(file: number, limit: number): Buffer {
  const bytes = Buffer.allocUnsafe(limit + 1);
  let length = 0;
  for (;;) {
    const read = readSync(file, bytes, length, bytes.length - length, null);
    length += read;
    if (length > limit) throw new FileTextError(`is larger than ${limit} bytes, the most allowed`);
    if (read === 0) return bytes.subarray(0, length);
  }
}

function decoded(bytes: Buffer): string {
  try {
    // A byte order mark of UTF-8 is skipped.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileTextError(`is not in UTF-8: ${remedyFor(bytes)}`);
  }
}

function remedyFor([one, other]: Uint8Array): string {
  const isUtf16 = (one === 0xff && other === 0xfe) || (one === 0xfe && other === 0xff);
  if (isUtf16) return 'it is UTF-16, save it as UTF-8';
  if (one === 0x1f && other === 0x8b) return 'it is compressed, give it to gunzip first';
  return 'save it as UTF-8';
}
