import type { Given, Registration } from '../program/registration.js';
import {
  actorOption,
  examples,
  gatewayOption,
  jobArgument,
  jsonOption,
  reasonOption,
} from '../program/shared-options.js';

/** `beacon erase JOB` */
export const eraseCommand: Registration = (program) => {
  program
    .command('erase')
    .addArgument(jobArgument())
    .description('erase the answers of a job that has ended, for good; their hashes stay')
    .option('--yes', 'without asking first')
    .addOption(reasonOption())
    .addOption(actorOption())
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples('beacon erase job-…', 'beacon erase job-… --yes --reason "retention" --json'),
    )
    .action(async (job: string, given: Given) =>
      (await import('./erase.command.js')).erase(job, given),
    );
};
