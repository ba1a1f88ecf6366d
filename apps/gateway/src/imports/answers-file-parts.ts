import { countLines, linesOf } from '../intake/imports/lines.js';

/** Whole lines that are read in one turn of the worker thread, in bytes: other work has its turn between them. */
const PART_BYTES = 1_024 * 1_024;
const NEWLINE = 10;

/** Some whole lines of a file. */
export interface FilePart {
  readonly bytes: Uint8Array;
  /** Number of the first of them, from 1 on. */
  readonly line: number;
}

/** A file of answers in its parts. */
export interface AnswersFileParts {
  /** Its first line that is not blank; null where there is none. */
  readonly head: FilePart | null;
  /** The lines behind it. */
  readonly parts: Iterable<FilePart>;
}

/** Takes a file of answers apart. */
export function answersFileParts(file: Uint8Array): AnswersFileParts {
  const bytes = withoutMark(file);
  const [first] = linesOf(bytes, 1);
  if (first === undefined) return { head: null, parts: [] };
  const end = first.bytes.byteOffset - bytes.byteOffset + first.bytes.length;
  return {
    head: { bytes: first.bytes, line: first.number },
    parts: partsOf(bytes.subarray(end + 1), first.number + 1),
  };
}

function* partsOf(bytes: Uint8Array, line: number): Generator<FilePart> {
  for (let start = 0, number = line; start < bytes.length;) {
    const found = bytes.indexOf(NEWLINE, start + PART_BYTES - 1);
    const end = found === -1 ? bytes.length : found + 1;
    const part = bytes.subarray(start, end);
    yield { bytes: part, line: number };
    number += countLines(part);
    start = end;
  }
}

/** Without the byte order mark that some editors write. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return isMarked ? bytes.subarray(3) : bytes;
}
