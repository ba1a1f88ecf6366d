import type { Given, Registration } from '../program/registration.js';
import { examples, gatewayOption, jobArgument, outOption } from '../program/shared-options.js';

/** `beacon export spec JOB` */
export const exportSpecCommand: Registration = (command) => {
  command
    .command('spec')
    .addArgument(jobArgument())
    .description('write the file that asks again what a job asked')
    .addOption(outOption())
    .addOption(gatewayOption())
    .addHelpText(
      'after',
      examples('beacon export spec job-… --out again.yaml', 'beacon submit again.yaml --watch'),
    )
    .action(async (job: string, given: Given) =>
      (await import('./export-spec.command.js')).exportSpecification(job, given),
    );
};
