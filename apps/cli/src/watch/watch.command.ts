import type { Given } from '../program/registration.js';
import { Gateway } from '../gateway/gateway.js';
import { showEnd } from './end.js';
import { reporterFor } from './reporter-for.js';
import { watchJob } from './watch-job.js';
import { untilInterrupted } from './interrupt.js';
import { EndedOtherwise } from '../refusal.error.js';
import { exitCodeOf } from './job-state.js';

/** What a shell says of a command that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Follows a job to its end and shows what came of it. Ctrl-C detaches: the job goes on. */
export async function watch(job: string, given: Given): Promise<void> {
  await follow(Gateway.of(given), job, given);
}

/** The same for a job that was just submitted. */
export async function follow(gateway: Gateway, jobId: string, given: Given): Promise<void> {
  const isJson = given.json === true;
  const watched = await untilInterrupted((signal) =>
    watchJob(gateway, jobId, reporterFor(isJson), signal),
  );
  if (watched.kind === 'detached') {
    // To standard error: what is piped holds the job's facts only.
    process.stderr.write(`\nDetached: the job goes on. Come back: beacon watch ${jobId}\n`);
    throw new EndedOtherwise(INTERRUPTED);
  }
  await showEnd(gateway, watched.job, isJson);
  if (exitCodeOf(watched.job) !== 0) throw new EndedOtherwise(exitCodeOf(watched.job));
}
