import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from './configuration.error.js';

/** Runs `use` with a folder that holds the files, and removes the folder. */
export function withFiles<T>(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => T,
): T {
  const folder = mkdtempSync(join(tmpdir(), 'beacon-config-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The problems for which `load` refuses the files, each as `name:line: field: rule`. */
export function refusals(
  files: Readonly<Record<string, string>>,
  load: (folder: string) => unknown,
): string[] {
  return withFiles(files, (folder) => problemsOf(() => load(folder), folder));
}

function problemsOf(load: () => unknown, folder: string): string[] {
  try {
    load();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.message.replaceAll(`${folder}/`, '').replaceAll(folder, '.').split('\n').slice(1);
  }
  throw new Error('the files were accepted, a refusal was expected');
}

/** What a lane is beside its address when the file says nothing of it. */
export const ADDRESS_ONLY = {
  providerRegion: null,
  credential: { kind: 'none' },
  auth: { kind: 'bearer' },
  headers: {},
  extraBody: {},
  withoutSampling: [],
  maxTokensField: 'max_tokens',
  settings: {},
} as const;
