import { join } from 'node:path';
import { loadCatalogue } from '@beacon/config';
import { showJson, showText } from '../output/show.js';
import { checked } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import type { Asker } from './asker.js';
import { givenAnswers, initOptions, type InitOptions } from './init-settings.js';
import { demoFiles, ownFiles } from './make-files.js';
import { writeNewFiles } from './new-files.js';
import { nextSteps, SIMULATOR } from './next-steps.js';

/** Asks for provider and regions, and writes a catalogue and a job. */
export async function init(given: Given): Promise<void> {
  const options = checked(given, initOptions);
  const { folder, force, json } = options;
  const files = options.demo
    ? demoFiles()
    : await ownFiles(givenAnswers(options), process.env, await askerFor(options));
  const written = await writeNewFiles(folder, files, { force, env: process.env });
  const env = { BEACON_SIMULATOR_URL: SIMULATOR, ...process.env };
  const next = nextSteps(folder, loadCatalogue(join(folder, 'catalogue.yaml'), env), process.env);
  if (json) return showJson({ files: written, next });
  const lines = written.map((path) => `wrote ${path}`);
  return showText([...lines, '', 'Next:', ...next.map((line) => `  ${line}`)].join('\n'));
}

/** Nobody is asked where nobody can answer. */
async function askerFor({ yes, json }: InitOptions): Promise<Asker | null> {
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  if (yes || json || !isTerminal) return null;
  return (await import('./terminal-asker.js')).terminalAsker;
}
