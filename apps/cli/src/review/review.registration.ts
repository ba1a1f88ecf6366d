import type { Given, Registration } from '../program/registration.js';
import { examples, gatewayOption } from '../program/shared-options.js';

const KEYS = `
Keys:
  a p e r      answered, partial, evasive, refused
  s n b q      skip, write a note, back, quit; what was labelled stays
  space and -  turn the pages of a long answer

Without a terminal it writes each answer as one line of JSON and reads one line
for each: a, p, e or r with a note behind it, s, b or q. The last line it
writes is the state of the review.`;

/** `beacon review JOB` lets people label a job's answers, blind. */
export const reviewCommand: Registration = (program) => {
  program
    .command('review')
    .argument('[job]', 'id of the job, which has ended')
    .description(
      "label the answers of a job's review, one at a time, without seeing region or model; two people label each answer, a third settles",
    )
    .summary("label a job's answers, blind")
    .option('--job <id>', 'the same as the argument')
    .option('--rater <name>', 'who you are: kept with each label; each rater has a name')
    .option('--adjudicate', 'settle what two others label otherwise')
    .option('--size <number>', 'make a review of so many answers, unless the job has one')
    .addOption(gatewayOption())
    .addHelpText('after', KEYS)
    .addHelpText(
      'after',
      examples(
        'beacon review job-… --rater ann --size 100',
        'beacon review job-… --rater bob',
        'beacon review job-… --rater eve --adjudicate',
      ),
    )
    .action(async (job: string | undefined, given: Given) =>
      (await import('./review.command.js')).review({ job, ...given }),
    );
};
