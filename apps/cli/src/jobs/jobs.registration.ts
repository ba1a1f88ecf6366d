import type { Given, Registration } from '../program/registration.js';
import { examples, gatewayOption, jsonOption } from '../program/shared-options.js';

/** `beacon jobs` */
export const jobsCommand: Registration = (program) => {
  program
    .command('jobs')
    .description('list and search jobs, newest first')
    .option('--q <words>', "words in the job's id or in its benchmark's name")
    .option('--status <list>', 'queued, running, completed, partial, failed, cancelled')
    .option('--archived <which>', 'false, true or all (default: false)')
    .option('--limit <number>', 'jobs at most (default: 50)')
    .option('--cursor <cursor>', 'where the page before ended')
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText('after', examples('beacon jobs', 'beacon jobs --status running --json'))
    .action(async (given: Given) => (await import('./jobs.command.js')).jobs(given));
};
