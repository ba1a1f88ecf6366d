import type { Given, Registration } from '../program/registration.js';
import { collect, examples, jsonOption } from '../program/shared-options.js';

const FOUND = `
Exit code: 0 the file is as it was signed and sealed, 1 it is not, 2 it is no
evidence export, or it or the trust list cannot be read.

It reads nothing but the files, and asks no gateway and no network.`;

/** `beacon verify FILE` checks an evidence export offline. */
export const verifyCommand: Registration = (program) => {
  program
    .command('verify')
    .argument('<file>', 'an evidence export of a job; - reads standard input')
    .description(
      'check an evidence export without us: signatures, tree, completeness, every row, outcomes typed again, and the verdict reached again from the rows',
    )
    .summary('check an evidence export, with nothing but public keys')
    .option('--trust <file>', 'the trust list: public keys, and what each may speak for')
    .option(
      '--anchor <file>',
      'a seal of the job that was kept elsewhere: the log must have grown from it; may be repeated',
      collect,
    )
    .addOption(jsonOption())
    .addHelpText('after', FOUND)
    .addHelpText(
      'after',
      examples(
        'beacon export job-… --format evidence --out job.evidence.jsonl',
        'beacon verify job.evidence.jsonl --trust trust.json',
      ),
    )
    .action(async (file: string, given: Given) =>
      (await import('./verify.command.js')).verify(file, given),
    );
};
