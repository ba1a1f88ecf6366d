import { readFile } from 'node:fs/promises';
import { writeWhole } from '@beacon/stack';
import { z } from 'zod';
import { codeOf } from '../../error-code.js';
import { RefusalError } from '../../refusal.error.js';
import type { TapNote } from './sink.js';

const noteSchema = z.object({
  name: z.string(),
  takes: z.string(),
  since: z.object({ sequence: z.int().min(0), timeMs: z.number().min(0) }),
});

/**
 * What a file says of the tap that writes beside it; null when there is no such file.
 * @throws RefusalError when it is not what a tap writes.
 */
export async function readNote(file: string): Promise<TapNote | null> {
  const text = await textOf(file);
  if (text === null) return null;
  const result = noteSchema.safeParse(parsed(text));
  if (result.success) return result.data;
  throw new RefusalError(
    `${file} is not what \`beacon tap\` writes: give --out another place, or remove it together with what it stands beside.`,
  );
}

/** Writes the note as a whole, or not at all. */
export async function writeNote(file: string, note: TapNote): Promise<void> {
  await writeWhole(file, note);
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
