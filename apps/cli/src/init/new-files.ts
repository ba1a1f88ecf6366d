import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '@beacon/config';
import { JOB_FILE_SCHEMA } from '../jobfile/job-file.schema.js';
import { RefusalError } from '../refusal.error.js';
import { validateFiles } from '../validate/validate-files.js';
import { validationText } from '../validate/validation-text.js';

/** The files that `init` writes, by name. */
export type NewFiles = Readonly<Record<string, string>>;

/** Catalogue, job and the schema by which an editor completes the job. */
export function newFiles(catalogue: string, job: string): NewFiles {
  return {
    'catalogue.yaml': catalogue,
    'job.yaml': job,
    'job.schema.json': `${JSON.stringify(JOB_FILE_SCHEMA, null, 2)}\n`,
  };
}

/**
 * Writes files into a folder, which is made where it is absent.
 * @throws RefusalError when one is there already and `force` is not given, or what would be written is not sound; nothing is written then.
 */
export async function writeNewFiles(
  folder: string,
  files: NewFiles,
  { force, env }: { readonly force: boolean; readonly env: Environment },
): Promise<readonly string[]> {
  const there = Object.keys(files).filter((name) => existsSync(join(folder, name)));
  if (there.length > 0 && !force) {
    throw new RefusalError(
      `${there.map((name) => join(folder, name)).join(', ')}: already there, and left as it is. Give --force to replace it, or another folder.`,
    );
  }
  await refuseUnsound(files, env);
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return Object.keys(files).map((name) => join(folder, name));
}

/** Answers can be wrong, such as a region that the provider does not have: the catalogue's own rules say so. */
async function refuseUnsound(files: NewFiles, env: Environment): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'beacon-init-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const paths = ['catalogue.yaml', 'job.yaml'].map((name) => join(folder, name));
    const validations = await validateFiles(paths, { vars: {}, env, ask: null });
    const wrong = validations.filter(({ ok }) => !ok);
    if (wrong.length === 0) return;
    const told = validationText(wrong).replaceAll(`${folder}/`, '');
    throw new RefusalError(`Nothing was written, because it would not be sound:\n${told}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
