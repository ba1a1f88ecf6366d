import { RefusalError } from '../refusal.error.js';
import type { Input } from './open-input.js';

/** A line of a file, without its end. */
export interface Line {
  /** From 1 on, blank lines included. */
  readonly number: number;
  readonly text: string;
}

/** Longest line, in bytes, that may come in several chunks: an answer of 64 MiB. It bounds what is held in memory. */
const LINE_LIMIT = 64 * 1024 * 1024;

const NEWLINE = 10;

/**
 * The lines of a text in UTF-8 that are not blank, in groups as they arrive, so that a slow writer's line is not held back. LF and
 * CRLF end a line; a byte order mark at the start of a line is skipped (files with one are often joined).
 * @throws RefusalError for bytes that are no UTF-8, and for a line longer than the limit.
 */
export async function* readLines(
  { name, bytes }: Input,
  limit = LINE_LIMIT,
): AsyncGenerator<readonly Line[]> {
  let number = 1;
  let pending: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    const first = chunk.indexOf(NEWLINE);
    requireShort(length + (first === -1 ? chunk.length : first), `${name}: line ${number}`, limit);
    const end = chunk.lastIndexOf(NEWLINE);
    if (end === -1) {
      pending.push(chunk);
      length += chunk.length;
      continue;
    }
    const lines = decode([...pending, chunk.subarray(0, end)], name, number);
    yield withText(lines, number);
    number += lines.length;
    pending = [chunk.subarray(end + 1)];
    length = chunk.length - end - 1;
  }
  if (length > 0) yield withText(decode(pending, name, number), number);
}

function requireShort(length: number, line: string, limit: number): void {
  if (length > limit) {
    throw new RefusalError(`${line} is longer than ${limit} bytes: give one JSON object a line.`);
  }
}

function withText(lines: readonly string[], first: number): readonly Line[] {
  return lines
    .map((text, index) => ({ number: first + index, text: text.replace(/^\uFEFF/, '') }))
    .filter(({ text }) => text.trim() !== '');
}

/** The byte order mark is ours to skip: by default the decoder skips some, namely those that happen to start a group. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(parts: readonly Uint8Array[], name: string, first: number): readonly string[] {
  const bytes = Buffer.concat(parts);
  const lines = decodedLines(bytes, name, first);
  // Without its byte order mark, UTF-16 of plain English is UTF-8 too; JSON holds no NUL.
  const wrong = bytes.includes(0) ? lines.findIndex((line) => line.includes('\0')) : -1;
  if (wrong === -1) return lines;
  throw new RefusalError(
    `${name}: line ${first + wrong} holds a NUL character: if it is UTF-16, save it as UTF-8.`,
  );
}

function decodedLines(bytes: Uint8Array, name: string, first: number): readonly string[] {
  try {
    return UTF8.decode(bytes).split('\n');
  } catch {
    throw new RefusalError(
      `${name}: line ${first + wrongLine(bytes)} is not UTF-8: ${remedyFor(bytes)}`,
    );
  }
}

/** The first line that is no UTF-8, counted from 0. */
function wrongLine(bytes: Uint8Array): number {
  let line = 0;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(NEWLINE, start);
    try {
      UTF8.decode(bytes.subarray(start, end === -1 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end === -1) return line;
    start = end + 1;
    line += 1;
  }
}

function remedyFor([one, other]: Uint8Array): string {
  const isUtf16 = (one === 0xff && other === 0xfe) || (one === 0xfe && other === 0xff);
  if (isUtf16) return 'it is UTF-16, save it as UTF-8.';
  if (one === 0x1f && other === 0x8b) return 'it is compressed, give it to gunzip first.';
  return 'save the file as UTF-8.';
}
