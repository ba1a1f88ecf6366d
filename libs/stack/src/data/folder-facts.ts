import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DataFolderError } from '../errors.js';

/** The form of data folders that this version makes and reads. Raised by a change that older versions could not live with. */
export const FOLDER_FORMAT = 1;

const text = z.string().max(4096);

const factsSchema = z.object({
  format: z.int().min(1).describe('Form of the folder.'),
  created_at: z.iso.datetime().describe('When the folder was made.'),
  beacon: text.nullable().describe('Version of Beacon that ran on it last; null before the first.'),
  schema: text.nullable().describe('Newest migration of its database; null before the first.'),
  catalogue: text.nullable().describe('Path of the catalogue that it was last started with.'),
  questions: text.nullable().describe('Path of the question bank, where it is not the own one.'),
  demo: z.boolean().describe('Whether it was last started as the demo.'),
});

/** What a data folder says of itself, in its `data.json`: a folder with such a file is one of ours. */
export type FolderFacts = z.output<typeof factsSchema>;

export const FACTS_FILE = 'data.json';

/** Far more than the facts take. */
const MOST_BYTES = 64 * 1024;

/** What a new folder says. */
export function newFacts(now = new Date()): FolderFacts {
  return {
    format: FOLDER_FORMAT,
    created_at: now.toISOString(),
    beacon: null,
    schema: null,
    catalogue: null,
    questions: null,
    demo: false,
  };
}

/**
 * The facts of a folder; null when it has none.
 * @throws DataFolderError when they are not readable, or of a newer form.
 */
export async function readFacts(folder: string): Promise<FolderFacts | null> {
  const file = join(folder, FACTS_FILE);
  const written = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new DataFolderError(`${file} cannot be read: ${error.message}`);
  });
  return written === null ? null : factsIn(written, file);
}

function factsIn(written: string, file: string): FolderFacts {
  const data = written.length > MOST_BYTES ? null : parsed(written);
  const { success, data: form } = z
    .object({ format: z.int(), beacon: z.unknown() })
    .safeParse(data);
  if (success && form.format > FOLDER_FORMAT) throw tooNew(file, form.format, form.beacon);
  const result = factsSchema.safeParse(data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new DataFolderError(
    `${file} is not what Beacon writes (${issue?.path.join('.') || 'the file'}: ${issue?.message}). Restore the file from a backup, or name another folder.`,
  );
}

function tooNew(file: string, format: number, beacon: unknown): DataFolderError {
  const version = typeof beacon === 'string' ? `Beacon ${beacon}` : 'A newer Beacon';
  return new DataFolderError(
    `${version} made this folder anew, in form ${format}; this version reads form ${FOLDER_FORMAT} (${file}). Start it with that version, or a newer one.`,
  );
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return null;
  }
}

/** Writes them, whole or not at all. */
export async function writeFacts(folder: string, facts: FolderFacts): Promise<void> {
  await writeWhole(join(folder, FACTS_FILE), facts);
}

/** Writes a JSON file that only its owner can read, whole or not at all: a reader never sees a part of it. */
export async function writeWhole(file: string, content: unknown): Promise<void> {
  const unfinished = `${file}.${process.pid}.tmp`;
  await writeFile(unfinished, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(unfinished, file);
}
