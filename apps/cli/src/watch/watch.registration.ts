import type { Given, Registration } from '../program/registration.js';
import { examples, gatewayOption, jobArgument, jsonOption } from '../program/shared-options.js';

const EXITS = `
Ctrl-C leaves; the job goes on. Exit codes: 0 the job completed, 1 it is
partial, failed or cancelled, or no gateway is there, 130 left by Ctrl-C.

With --json each line is an object with a type: progress (job_id, status,
paused_at, deadline_at, counters, cost, remaining_ms, lanes), connection (live,
reason) and, last, ended (job_id, status, exit_code, counters, cost, stopped_by,
not_asked, conclusion, sentence, models, by_model_region, differing).`;

/** `beacon watch JOB` */
export const watchCommand: Registration = (program) => {
  program
    .command('watch')
    .addArgument(jobArgument())
    .description(
      'follow a job: how far each lane is, how fast, and what it waits for; at the end the matrix and the verdict',
    )
    .summary('follow a job to its end')
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText('after', EXITS)
    .addHelpText('after', examples('beacon watch job-…', 'beacon watch job-… --json | jq .status'))
    .action(async (job: string, given: Given) =>
      (await import('./watch.command.js')).watch(job, given),
    );
};
