import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { JobFile } from '../jobfile/job-file.js';
import type { Given } from '../program/registration.js';
import { UsageError } from '../refusal.error.js';
import { fileError } from '../rows/open-input.js';
import { jobOf } from '../submit/submission.js';
import { findBaseline } from './counts/baseline.js';
import type { Baseline } from './counts/baseline.js';
import { runOptions } from './run-options.js';
import type { RunOptions } from './run-options.js';

/** A run of which everything that can be wrong before it costs anything was looked at. */
export interface PreparedRun {
  readonly options: RunOptions;
  /** As it was typed, or the default. */
  readonly failOn: string;
  readonly file: JobFile;
  readonly baseline: Baseline | null;
  readonly isGitHub: boolean;
}

/** @throws RefusalError for options and files that cannot be used. */
export async function prepared(path: string, given: Given): Promise<PreparedRun> {
  const options = runOptions(given);
  requireOtherFile(options);
  const file = jobOf(path, given);
  for (const name of ['junit', 'markdown', 'saveBaseline'] as const) {
    await requireWritable(name, options[name]);
  }
  const baseline = options.baseline === undefined ? null : await findBaseline(options.baseline);
  const isGitHub = options.github ?? process.env['GITHUB_ACTIONS'] === 'true';
  return { options, failOn: options.failOn.text, file, baseline, isGitHub };
}

/** A run that differs would take the place of what it differs from, and the next one would pass. */
function requireOtherFile({ baseline, saveBaseline }: RunOptions): void {
  if (baseline === undefined || saveBaseline === undefined) return;
  if (resolve(baseline) !== resolve(saveBaseline)) return;
  throw new UsageError('--save-baseline must name another file than --baseline.');
}

/** Nobody wants to learn after an hour of calls that a folder is not there. */
async function requireWritable(name: string, path: string | undefined): Promise<void> {
  if (path === undefined || path === '-') return;
  const folder = dirname(path);
  await access(folder, constants.W_OK).catch((error: unknown) => {
    throw fileError(`--${name === 'saveBaseline' ? 'save-baseline' : name}`, folder, error);
  });
}
