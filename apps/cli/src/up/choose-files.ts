import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError, loadCatalogue, loadQuestionBank } from '@beacon/config';
import type { Environment } from '@beacon/config';
import { projectRoot } from '@beacon/stack';
import type { DataFolder } from '@beacon/stack';
import { isThere } from './is-there.js';
import { RefusalError } from '../refusal.error.js';
import type { UpSettings } from './up-settings.js';

/** The files that a stack is started with. */
export interface ChosenFiles {
  readonly catalogue: string;
  /** Undefined for the bank that Beacon brings. */
  readonly questions: string | undefined;
  /** Whether the simulated models are started: the catalogue asks them. */
  readonly hasSimulator: boolean;
  /** Whether it runs as the demo, without a catalogue of the user's own. */
  readonly isDemo: boolean;
}

const SIMULATOR = 'BEACON_SIMULATOR_URL';
/** Takes the place of the simulator's address, which is known when it runs. */
const ANY_ADDRESS = 'http://127.0.0.1:9';

/**
 * Chooses catalogue and questions, and reads them, so that a mistake is told before anything starts. The catalogue is the one that was named,
 * else `catalogue.yaml` of the current folder, else what the data folder was last started with.
 * @throws RefusalError when there is none, or a file is wrong.
 */
export async function chooseFiles(
  settings: UpSettings,
  folder: DataFolder,
  env: Environment,
  tell: (text: string) => void,
): Promise<ChosenFiles> {
  const own = await ownCatalogue(settings, folder, tell);
  const catalogue = own ?? join(projectRoot(), 'config/catalogue.yaml');
  const questions = settings.questions ?? (await questionsOfBefore(folder, tell));
  const hasSimulator = await asksSimulator(catalogue, env);
  readBoth(catalogue, questions, hasSimulator ? { ...env, [SIMULATOR]: ANY_ADDRESS } : env);
  return { catalogue, questions, hasSimulator, isDemo: own === null };
}

/** Null for the demo's. */
async function ownCatalogue(
  { catalogue, demo, folder: here }: UpSettings,
  folder: DataFolder,
  tell: (text: string) => void,
): Promise<string | null> {
  if (catalogue !== null) return catalogue;
  if (demo) return null;
  const local = join(here, 'catalogue.yaml');
  if (await isThere(local)) return local;
  if (folder.facts.demo) return null;
  return catalogueOfBefore(folder, tell);
}

async function catalogueOfBefore(
  folder: DataFolder,
  tell: (text: string) => void,
): Promise<string> {
  const before = folder.facts.catalogue;
  if (before !== null && (await isThere(before))) return before;
  const copy = keptCatalogue(folder);
  if (before === null || !(await isThere(copy))) {
    throw new RefusalError(
      'No catalogue: there is no catalogue.yaml here. Write one with `beacon init`, name one with --catalogue, or try `beacon up --demo`, whose models are simulated.',
    );
  }
  tell(`${before} is gone: using the copy of it that the data folder keeps, ${copy}`);
  return copy;
}

/** Where the data folder keeps a copy of the catalogue that it was last started with, for when it is moved to another machine. */
export function keptCatalogue(folder: DataFolder): string {
  return join(folder.path, 'catalogue.yaml');
}

async function questionsOfBefore(
  { facts: { questions } }: DataFolder,
  tell: (text: string) => void,
): Promise<string | undefined> {
  if (questions === null) return undefined;
  if (await isThere(questions)) return questions;
  tell(`${questions}, the questions of before, is gone: using the bank that Beacon brings`);
  return undefined;
}

async function asksSimulator(catalogue: string, env: Environment): Promise<boolean> {
  if (env[SIMULATOR] !== undefined) return false;
  // What cannot be read is told by the reader of catalogues.
  const text = await readFile(catalogue, 'utf8').catch(() => '');
  return text.includes(`\${${SIMULATOR}}`);
}

function readBoth(catalogue: string, questions: string | undefined, env: Environment): void {
  try {
    loadCatalogue(catalogue, env);
    loadQuestionBank(questions ?? join(projectRoot(), 'data/questions'));
  } catch (error) {
    if (error instanceof ConfigurationError) throw new RefusalError(error.message);
    throw error;
  }
}
