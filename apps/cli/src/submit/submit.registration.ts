import { varOption } from '../jobfile/var-option.js';
import type { Given, Registration } from '../program/registration.js';
import { examples, gatewayOption, jsonOption } from '../program/shared-options.js';

const FILE = 'a job: YAML or JSON (docs/job-specification.md)';

/** `beacon submit FILE` */
export const submitCommand: Registration = (program) => {
  program
    .command('submit')
    .argument('<file>', FILE)
    .description('submit a job; it runs on the gateway, whether it is watched or not')
    .option('--watch', 'follow it to its end, as `beacon watch` does')
    .option(
      '--idempotency-key <key>',
      'the same file with the same key makes one job, however often it is submitted',
    )
    .addOption(varOption())
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'beacon submit job.yaml --watch',
        'beacon submit job.yaml --var MODEL=gpt-5-mini --json',
        'beacon submit job.yaml --idempotency-key nightly-2026-11-30',
      ),
    )
    .action(async (file: string, given: Given) =>
      (await import('./submit.command.js')).submit(file, given),
    );
};

/** `beacon plan FILE` */
export const planCommand: Registration = (program) => {
  program
    .command('plan')
    .argument('<file>', FILE)
    .description(
      'say what a job would take (cells, cost, duration) and what it could show, before anything is paid; no model is asked',
    )
    .summary('what a job would cost, take and show')
    .option('--target <fraction>', 'difference that the job is to show (default: 0.1, 10 points)')
    .option('--alpha <number>', 'chance to claim a difference that is none (default: 0.05)')
    .option(
      '--claim <claim>',
      'questions_like_these or these_questions (default: questions_like_these)',
    )
    .addOption(varOption())
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText('after', examples('beacon plan job.yaml', 'beacon plan job.yaml --target 0.05'))
    .action(async (file: string, given: Given) =>
      (await import('./plan.command.js')).plan(file, given),
    );
};
