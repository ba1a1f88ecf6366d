import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Environment } from '@beacon/config';
import { RefusalError } from '../refusal.error.js';
import { fileError } from '../rows/open-input.js';
import { validateFiles } from '../validate/validate-files.js';
import { validationText } from '../validate/validation-text.js';

/** Addresses may have variables in them, which whoever runs the job sets. */
const ANY_ADDRESS = 'http://127.0.0.1:1';

/**
 * Writes the files of an import into a folder, all of them or none: they are written beside it first, and checked there as
 * `beacon validate` checks them.
 * @throws RefusalError when one is there already and `force` is not given, or what would be written is not sound.
 */
export async function writeImport(
  folder: string,
  files: Readonly<Record<string, string>>,
  force: boolean,
): Promise<readonly string[]> {
  const there = Object.keys(files).filter((name) => existsSync(join(folder, name)));
  if (there.length > 0 && !force) {
    throw new RefusalError(
      `${there.map((name) => join(folder, name)).join(', ')}: already there, and left as it is. Give --force to replace it, or another --folder.`,
    );
  }
  const besides = await newFolderBeside(folder);
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(besides, name), text);
    await refuseUnsound(besides, files);
    await move(besides, folder, Object.keys(files));
  } catch (error) {
    throw fileError('--folder', folder, error);
  } finally {
    await rm(besides, { recursive: true, force: true });
  }
  return Object.keys(files).map((name) => join(folder, name));
}

/** On the same disk, so that a whole file or folder takes its place at once. */
async function newFolderBeside(folder: string): Promise<string> {
  try {
    const parent = dirname(resolve(folder));
    await mkdir(parent, { recursive: true });
    return await mkdtemp(join(parent, `.${basename(resolve(folder))}.`));
  } catch (error) {
    throw fileError('--folder', folder, error);
  }
}

async function move(from: string, to: string, names: readonly string[]): Promise<void> {
  if (!existsSync(to)) {
    await rename(from, to);
    return;
  }
  for (const name of names) await rename(join(from, name), join(to, name));
}

async function refuseUnsound(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const paths = ['catalogue.yaml', 'job.yaml'].map((name) => join(folder, name));
  const env = environmentOf(files['catalogue.yaml'] ?? '');
  const validations = await validateFiles(paths, { vars: {}, env, ask: null });
  const wrong = validations.filter(({ ok }) => !ok);
  if (wrong.length === 0) return;
  const told = validationText(wrong).replaceAll(`${folder}/`, '');
  throw new RefusalError(`Nothing was written, because it would not be sound:\n${told}`);
}

function environmentOf(catalogue: string): Environment {
  const names = [...catalogue.matchAll(/\$\{([A-Za-z_]\w*)\}/g)].map(([, name]) => name ?? '');
  const unset = names.filter((name) => process.env[name] === undefined);
  return { ...process.env, ...Object.fromEntries(unset.map((name) => [name, ANY_ADDRESS])) };
}
