import { mkdir, readdir } from 'node:fs/promises';
import { codeOf } from '../error-code.js';
import { showJson } from '../output/show.js';
import type { Given } from '../program/registration.js';
import { RefusalError } from '../refusal.error.js';
import { fileError } from '../rows/open-input.js';
import { count, number } from '../terminal/format.js';
import { terminalLine } from '@beacon/domain';

/** A file of an export with several. */
export interface WrittenFile {
  readonly out: string;
  readonly region: string;
  readonly model_id: string;
  readonly bytes: number;
}

/**
 * Makes the folder of an export with several files, or takes an empty one: among the files of another export nobody could tell which
 * belong together.
 * @throws RefusalError when it holds something, or cannot be made.
 */
export async function emptyFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
    if ((await readdir(path)).length === 0) return;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new RefusalError(`--out ${path}: it is no folder.`);
    throw fileError('--out', path, error);
  }
  throw new RefusalError(`--out ${path}: the folder is not empty, name another one.`);
}

/** The name of a lane's file: of what models and regions may be called, what any file system takes. */
export function laneFileName(region: string, model: string, end: string): string {
  const clean = (text: string): string => text.replaceAll(/[^A-Za-z0-9.-]+/g, '_');
  return `${clean(region)}_${clean(model)}${end}`;
}

/** Says which files were written: to standard error for people, as JSON when asked for. */
export async function sayFiles(
  job: string,
  files: readonly WrittenFile[],
  { json, out }: Given,
): Promise<void> {
  if (json === true) return showJson({ job_id: job, files });
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const what = `${count(files.length, 'file')}, ${number(bytes)} bytes`;
  process.stderr.write(`${terminalLine(String(out))}: ${what}\n`);
}
