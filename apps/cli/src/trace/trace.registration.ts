import type { Given, Registration } from '../program/registration.js';
import { examples, gatewayOption, jobArgument, jsonOption } from '../program/shared-options.js';

/** `beacon trace JOB CELL` */
export const traceCommand: Registration = (program) => {
  program
    .command('trace')
    .addArgument(jobArgument())
    .argument(
      '<cell>',
      'REGION/MODEL/QUESTION, with /REPEAT where it is not the first; REGION/MODEL where the job asks its own prompt',
    )
    .description(
      "one cell's way: when it was planned, published, delivered, called, answered and recorded",
    )
    .summary("one cell's way, step by step")
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'beacon trace job-… us-east/qwen2.5-1.5b/taiwan_status',
        'beacon trace job-… us-east/qwen2.5-1.5b/taiwan_status/3 --json',
      ),
    )
    .action(async (job: string, cell: string, given: Given) =>
      (await import('./trace.command.js')).trace(job, cell, given),
    );
};
