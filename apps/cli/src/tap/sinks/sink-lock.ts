import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { takeLock } from '@beacon/stack';
import type { FolderLock } from '@beacon/stack';
import { RefusalError } from '../../refusal.error.js';
import { fileError } from '../../rows/open-input.js';

/**
 * Keeps a second tap from a file: two that write to it would each know only what they wrote themselves. The lock ends with the process.
 * @throws RefusalError while another tap has it, or when its folder cannot be written to.
 */
export async function lockSink(file: string, out: string): Promise<FolderLock> {
  await requireFolder(file, out);
  const lock = await takeLock(file);
  if (lock !== null) return lock;
  throw new RefusalError(
    `--out ${out}: another \`beacon tap\` writes to it. Wait until it ends, or give another place.`,
  );
}

async function requireFolder(file: string, out: string): Promise<void> {
  try {
    await access(dirname(file), constants.W_OK | constants.X_OK);
  } catch (error) {
    throw fileError('--out', out, error);
  }
}
