import { chmod, copyFile } from 'node:fs/promises';
import { newestMigration } from '@beacon/persistence';
import type { DataFolder } from '@beacon/stack';
import { packageVersion } from '../program/version.js';
import { keptCatalogue } from './choose-files.js';
import type { ChosenFiles } from './choose-files.js';
import type { UpSettings } from './up-settings.js';

/** Notes in the data folder what it was started with, so that the folder alone is enough to start it again. */
export async function recordStart(
  folder: DataFolder,
  { questions }: UpSettings,
  { catalogue, isDemo }: ChosenFiles,
): Promise<void> {
  const kept = keptCatalogue(folder);
  if (!isDemo && catalogue !== kept) {
    await copyFile(catalogue, kept);
    await chmod(kept, 0o600);
  }
  await folder.record({
    beacon: packageVersion(),
    schema: newestMigration(),
    demo: isDemo,
    // What the folder itself keeps is not noted: it is found wherever the folder is.
    catalogue: isDemo || catalogue === kept ? folder.facts.catalogue : catalogue,
    questions,
  });
}
