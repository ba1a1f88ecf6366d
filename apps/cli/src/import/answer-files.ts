import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { JsonTooComplexError } from '@beacon/bounds';
import { parseLenientJson, type AnswersCollection } from '@beacon/formats';
import { RefusalError } from '../refusal.error.js';
import { fileError, openInput } from '../rows/open-input.js';
import { readLines } from '../rows/read-lines.js';

/** Largest file that is read whole, in bytes: Node has no longer text. */
const MOST_BYTES = 500 * 1024 * 1024;
/** A line of a batch or of SpeechMap holds a provider's whole answer. */
const LINE_BOUNDS = { values: 200_000, levels: 64 };

/**
 * Adds a file to an import, with its hash: the answers that are added next come from it.
 * @returns its name, for messages.
 * @throws RefusalError when it cannot be read.
 */
export async function addedFile(path: string, answers: AnswersCollection): Promise<string> {
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    answers.addFile({ name: basename(path).slice(0, 255), sha256: hash.digest('hex'), bytes });
    return path;
  } catch (error) {
    throw fileError('FILE', path, error);
  }
}

/** @throws RefusalError when it is no UTF-8, or too large. */
export async function textOfFile(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > MOST_BYTES) {
    throw new RefusalError(
      `${path} has ${size} bytes, at most ${MOST_BYTES} are read as JSON: give the .eval archive, which is read sample by sample.`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new RefusalError(`${path} is not UTF-8: is it an .eval archive under another name?`);
  }
}

/** Where a line stands. */
interface LinePlace {
  readonly file: string;
  readonly line: number;
  readonly field: string;
}

/** Reads a file of JSON lines, one value at a time. What is no JSON is noted as a problem, with its line. */
export async function eachJsonLine(
  path: string,
  file: string,
  answers: AnswersCollection,
  take: (value: unknown, place: LinePlace) => void,
): Promise<void> {
  for await (const lines of readLines(openInput(path))) {
    for (const { number: line, text } of lines) {
      const place = { file, line, field: '' };
      const read = parsed(text);
      if ('problem' in read) answers.problem(place, read.problem);
      else take(read.value, place);
    }
  }
}

function parsed(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: parseLenientJson(text, LINE_BOUNDS) };
  } catch (error) {
    const isTooMuch = error instanceof JsonTooComplexError;
    return { problem: isTooMuch ? `holds ${error.message}` : 'is not JSON' };
  }
}
