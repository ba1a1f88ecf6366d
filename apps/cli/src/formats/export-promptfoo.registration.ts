import type { Given, Registration } from '../program/registration.js';
import { examples, gatewayOption, jobArgument, jsonOption } from '../program/shared-options.js';

/** `beacon export promptfoo JOB` */
export const exportPromptfooCommand: Registration = (command) => {
  command
    .command('promptfoo')
    .addArgument(jobArgument())
    .description(
      'write a job as results of promptfoo: a column for each model @ region, a row for each question and repeat',
    )
    .summary('write a job as results of promptfoo')
    .option(
      '--out <file>',
      'where to write; - writes standard output (default: JOB.promptfoo.json)',
    )
    .option(
      '--checks <file>',
      'assertions that beacon import promptfoo wrote; without them an answer passes that is not withheld',
    )
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'beacon export promptfoo job-… --checks audit/checks.jsonl --out results.json',
        'promptfoo import results.json && promptfoo view',
      ),
    )
    .action(async (job: string, given: Given) =>
      (await import('./export-promptfoo.command.js')).exportPromptfoo(job, given),
    );
};
