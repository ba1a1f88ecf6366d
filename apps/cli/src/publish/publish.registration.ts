import type { Given, Registration } from '../program/registration.js';
import { examples, gatewayOption, jsonOption } from '../program/shared-options.js';

/** `beacon publish JOB` makes one page of a finished job. */
export const publishCommand: Registration = (program) => {
  program
    .command('publish')
    .argument('[job]', 'id of a job that has ended')
    .description(
      'make one page of a finished job that opens in any browser, with or without a server',
    )
    .option('--job <id>', 'the same as the argument')
    .option('--out <file>', 'the page, which appears when it is whole; - writes standard output')
    .option('--without-answers', 'leave out what models answered')
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText('after', examples('beacon publish job-… --out report.html'))
    .action(async (job: string | undefined, given: Given) =>
      (await import('./publish.command.js')).publish({ job, ...given }),
    );
};
