import type { Given, Registration } from '../program/registration.js';
import { examples, gatewayOption, jsonOption } from '../program/shared-options.js';

/** `beacon anchor JOB` */
export const anchorCommand: Registration = (program) => {
  program
    .command('anchor')
    .argument('[job]', 'id of a job that has ended')
    .description("keep the last seal of a job's log elsewhere: in a file, or as a git commit")
    .option('--job <id>', 'the same as the argument')
    .option('--file <file>', 'a file to which the seal is appended as a line')
    .option('--git <folder>', 'a git repository, in which the seal is committed as a file')
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples('beacon anchor job-… --file seals.jsonl', 'beacon anchor job-… --git ../seals'),
    )
    .action(async (job: string | undefined, given: Given) =>
      (await import('./anchor.command.js')).anchor({ job, ...given }),
    );
};
