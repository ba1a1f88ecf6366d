import type { Command } from 'commander';
import type { Given, Registration } from '../program/registration.js';
import {
  actorOption,
  examples,
  gatewayOption,
  jobArgument,
  jsonOption,
  reasonOption,
} from '../program/shared-options.js';

/** `beacon retry JOB` */
export const retryCommand: Registration = (program) => {
  const command = program
    .command('retry')
    .addArgument(jobArgument())
    .description('ask failed or cancelled cells again, with the same prompts and parameters')
    .option('--status <list>', 'failed, cancelled (default: both)')
    .option('--region <list>', 'only in these regions, comma-separated')
    .option('--model, --model-id <list>', 'only of these models, comma-separated')
    .option('--question, --question-id <list>', 'only these questions, comma-separated')
    .option('--max-cost <dollars>', 'what the whole job may cost from now on')
    .option('--watch', 'follow the job to its end, as `beacon watch` does');
  changing(command)
    .addHelpText('after', examples('beacon retry job-… --region eu-west --watch'))
    .action(async (job: string, given: Given) =>
      (await import('./retry.command.js')).retry(job, given),
    );
};

/** `beacon extend JOB` */
export const extendCommand: Registration = (program) => {
  const command = program
    .command('extend')
    .addArgument(jobArgument())
    .description('add models, regions, questions or repeats to a job; only the difference is asked')
    .option('--models <list>', 'models to add, comma-separated')
    .option('--regions <list>', 'regions to add, comma-separated')
    .option('--questions <list>', 'questions of the bank to add, by their ids, comma-separated')
    .option('--questions-file <file>', 'questions to add: CSV, JSON Lines or YAML')
    .option('--repeats <number>', 'the new total')
    .option('--max-cost <dollars>', 'what the whole job may cost from now on')
    .option('--watch', 'follow the job to its end, as `beacon watch` does');
  changing(command)
    .addHelpText('after', examples('beacon extend job-… --regions ASIA --repeats 5 --watch'))
    .action(async (job: string, given: Given) =>
      (await import('./extend.command.js')).extend(job, given),
    );
};

/** `beacon cancel JOB` */
export const cancelCommand: Registration = (program) => {
  const command = program
    .command('cancel')
    .addArgument(jobArgument())
    .description('cancel a job: queued cells are not asked, running calls are aborted');
  changing(command)
    .addHelpText('after', examples('beacon cancel job-… --reason "wrong questions"'))
    .action(async (job: string, given: Given) =>
      (await import('./stops.command.js')).cancel(job, given),
    );
};

/** `beacon pause JOB` */
export const pauseCommand: Registration = (program) => {
  const command = program
    .command('pause')
    .addArgument(jobArgument())
    .description('pause a job: nothing is asked, and its deadline waits');
  changing(command)
    .addHelpText('after', examples('beacon pause job-…'))
    .action(async (job: string, given: Given) =>
      (await import('./stops.command.js')).pause(job, given),
    );
};

/** `beacon resume JOB` */
export const resumeCommand: Registration = (program) => {
  const command = program
    .command('resume')
    .addArgument(jobArgument())
    .description('let a paused job go on');
  changing(command)
    .addHelpText('after', examples('beacon resume job-…'))
    .action(async (job: string, given: Given) =>
      (await import('./stops.command.js')).resume(job, given),
    );
};

/** What every change takes: why, who, where. */
function changing(command: Command): Command {
  return command
    .addOption(reasonOption())
    .addOption(actorOption())
    .addOption(gatewayOption())
    .addOption(jsonOption());
}
