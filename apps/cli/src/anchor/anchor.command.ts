import { setTimeout as pause } from 'node:timers/promises';
import type { Schema } from '@beacon/client';
import { JOB_ID_PATTERN, isTerminal } from '@beacon/domain';
import { z } from 'zod';
import { Gateway } from '../gateway/gateway.js';
import { sayFile } from '../output/said-file.js';
import { checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { RefusalError, UsageError } from '../refusal.error.js';
import { keepInFile } from './keep-in-file.js';
import { keepInGit } from './keep-in-git.js';
import { anchorOf } from './seal-anchor.js';

const VALUES = z.object({
  job: z.string(option('job', 'the id of a job that has ended')).regex(JOB_ID_PATTERN, {
    error: '--job must be the id of a job.',
  }),
  file: z.string().min(1).optional(),
  git: z.string().min(1).optional(),
});

/** Keeps the last seal of a job elsewhere; one that is there already is left as it is. */
export async function anchor(given: Given): Promise<void> {
  const { job, file, git } = checked(given, VALUES);
  if ((file === undefined) === (git === undefined)) {
    throw new UsageError('Give --file or --git: where the seal is to be kept.');
  }
  const seal = await sealOf(Gateway.of(given), job);
  const kept = anchorOf(job, seal);
  const said = git === undefined ? await keepInFile(file ?? '', kept) : await keepInGit(git, kept);
  const facts = { out: said.out, job_id: job, bytes: Buffer.byteLength(kept.line) };
  await sayFile(facts, given, said.text);
  if (!kept.isSigned) process.stderr.write('The seal is not signed: the recorder has no key.\n');
}

const LOOKS = 30;
const LOOK_EVERY_MS = 1_000;

/** The last seal of a job. That of a job which ended a moment ago is waited for. */
async function sealOf(gateway: Gateway, job: string): Promise<Schema<'JobSealView'>> {
  const params = { path: { id: job }, query: { questions: 'false' } } as const;
  for (let look = 1; ; look += 1) {
    const read = await gateway.ask(gateway.api.GET('/api/v1/jobs/{id}', { params }));
    const seal = read.proof?.seal ?? null;
    if (seal !== null) return seal;
    const mayCome = read.proof !== null && isTerminal(read.status);
    if (!mayCome || look === LOOKS) throw notSealed(job, read.proof === null);
    await pause(LOOK_EVERY_MS);
  }
}

function notSealed(job: string, isOld: boolean): Error {
  return new RefusalError(
    isOld
      ? `${job} was accepted before logs were kept: it has no seal.`
      : `${job} is not sealed yet: its log is sealed some seconds after it has ended.`,
  );
}
