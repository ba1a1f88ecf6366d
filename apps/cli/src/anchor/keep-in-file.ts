import { open } from 'node:fs/promises';
import { RefusalError } from '../refusal.error.js';
import type { SealAnchor } from './seal-anchor.js';

/** Where a seal was kept, and what is said of it. */
export interface KeptAnchor {
  readonly out: string;
  readonly text: string;
}

const MOST_BYTES = 100_000_000;

/** Appends a seal to a file, unless it is there already. @throws RefusalError when the file cannot be used. */
export async function keepInFile(
  path: string,
  { line, size }: Pick<SealAnchor, 'line' | 'size'>,
): Promise<KeptAnchor> {
  try {
    await using file = await open(path, 'a+');
    if ((await file.stat()).size > MOST_BYTES) throw new RefusalError('it is over 100 MB');
    const before = await file.readFile('utf8');
    if (`\n${before}`.includes(`\n${line}`)) return { out: path, text: 'has the seal already' };
    // A line that was torn by a crash ends here, and is no part of this one.
    const isTorn = before !== '' && !before.endsWith('\n');
    await file.appendFile(isTorn ? `\n${line}` : line);
    await file.sync();
    return { out: path, text: `seal of ${size} entries` };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new RefusalError(`--file ${path}: ${code ?? message}`);
  }
}
