import { resolve } from 'node:path';
import { readFacts } from '@beacon/stack';
import { RefusalError } from '../refusal.error.js';
import { currentFolder } from './state-file.js';
import { DEFAULT_DATA } from './up-settings.js';

/**
 * The data folder that a command is about: the one given, else that of the last `beacon up`, else `beacon-data` of the current folder.
 * @throws RefusalError when it is none of Beacon's.
 */
export async function findFolder(given: string | undefined): Promise<string> {
  const folder = resolve(given ?? (await currentFolder()) ?? DEFAULT_DATA);
  const facts = await readFacts(folder).catch((error: Error) => {
    throw new RefusalError(error.message);
  });
  if (facts !== null) return folder;
  const advice = 'start a stack with `beacon up`, or name its folder with --data';
  throw new RefusalError(`${folder} is no data folder of Beacon: ${advice}.`);
}
