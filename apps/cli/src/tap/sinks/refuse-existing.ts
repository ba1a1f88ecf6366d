import { stat } from 'node:fs/promises';
import { codeOf } from '../../error-code.js';
import { RefusalError } from '../../refusal.error.js';
import { fileError } from '../../rows/open-input.js';

/**
 * Keeps a tap without a name from what is there already.
 * @throws RefusalError when something is there.
 */
export async function refuseExisting(path: string): Promise<void> {
  try {
    await stat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw fileError('--out', path, error);
  }
  throw existing(path);
}

/** What is said of a place where something is. */
export function existing(path: string): RefusalError {
  return new RefusalError(
    `--out ${path} is there already: give another place. A tap with a --name goes on with what it wrote itself.`,
  );
}
