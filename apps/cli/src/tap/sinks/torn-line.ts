import type { FileHandle } from 'node:fs/promises';

const NEWLINE = 10;
const CHUNK = 64 * 1024;

/** Cuts off what stands behind the last line break of a file: the beginning of a line that was not written to its end. */
export async function cutTornLine(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  const end = await endOfLine(file, size);
  if (end < size) await file.truncate(end);
}

/** The last line of a file that ends with a line break, without it; null when the file is empty. */
export async function lastLine(file: FileHandle): Promise<string | null> {
  const { size } = await file.stat();
  if (size === 0) return null;
  const start = await endOfLine(file, size - 1);
  return (await bytesOf(file, start, size - 1)).toString('utf8');
}

/** Behind the last line break before a place; 0 when there is none. */
async function endOfLine(file: FileHandle, before: number): Promise<number> {
  for (let end = before; end > 0; end -= CHUNK) {
    const start = Math.max(0, end - CHUNK);
    const at = (await bytesOf(file, start, end)).lastIndexOf(NEWLINE);
    if (at !== -1) return start + at + 1;
  }
  return 0;
}

async function bytesOf(file: FileHandle, start: number, end: number): Promise<Buffer> {
  const buffer = Buffer.alloc(end - start);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
  return buffer.subarray(0, bytesRead);
}
