import { rm } from 'node:fs/promises';
import { onceOnExit } from '@beacon/stack';
import { openTempFolder } from '@beacon/testing';
import { InstalledBeacon } from './installed-beacon.js';
import { readOptions, USAGE } from './options.js';
import { STEPS } from './steps.js';
import type { Stage, Step } from './steps.js';

function write(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What is wrong, or null. */
async function problemOf(step: Step, stage: Stage): Promise<string | null> {
  const startedAt = performance.now();
  const seconds = (): string => ((performance.now() - startedAt) / 1000).toFixed(1);
  try {
    await step.run(stage);
    write(`pass ${step.name} (${seconds()} s)`);
    return null;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    write(`FAIL ${step.name} (${seconds()} s)\n  ${problem.replaceAll('\n', '\n  ')}`);
    return problem;
  }
}

/** Each step needs the one before: after a failure the others are not run, and count as failed. */
async function runSteps(stage: Stage): Promise<number> {
  for (const [index, step] of STEPS.entries()) {
    if ((await problemOf(step, stage)) !== null) return index;
  }
  return STEPS.length;
}

async function main(): Promise<void> {
  const { help, keep } = readOptions(process.argv.slice(2));
  if (help) return write(USAGE);
  const folder = await openTempFolder();
  const beacon = new InstalledBeacon(folder);
  const cleanUp = async (): Promise<void> => {
    await beacon.run('down').catch(() => undefined);
    if (keep) write(`left in ${folder}`);
    else await rm(folder, { recursive: true, force: true });
  };
  const forget = onceOnExit(cleanUp);
  write(`the installed command runs as the user with id ${beacon.userId}`);
  const passed = await runSteps({ folder, beacon, tell: (text) => write(`  ${text}`) });
  forget();
  await cleanUp();
  write(`${passed} passed, ${STEPS.length - passed} failed`);
  if (passed < STEPS.length) process.exitCode = 1;
}

await main();
