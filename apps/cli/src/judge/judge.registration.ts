import { Option } from 'commander';
import type { Given, Registration } from '../program/registration.js';
import { examples, gatewayOption, jsonOption } from '../program/shared-options.js';

/** How judges are asked: options of `beacon judge` and of `beacon classify --judge`. */
export function JUDGING_OPTIONS(): readonly Option[] {
  return [
    new Option('--models <list>', "the judges, comma-separated: models of the gateway's catalogue"),
    new Option(
      '--region <region>',
      'where they are asked from (default: for each the first region that serves it)',
    ),
    new Option(
      '--policy <policy>',
      'what decides outcomes: classifier, judges (where they agree) or one_judge (default: classifier)',
    ),
    new Option('--only <which>', 'all, uncertain or disagreeing (default: all)'),
    new Option('--again', 'also answers that the same judge has labelled'),
    new Option('--wait', 'shows progress, and prints the report when it has ended'),
  ];
}

/** The job by an option, as commands before the one with an argument took it. */
export function jobOption(): Option {
  return new Option('--job <id>', 'whose answers');
}

/** `beacon judge JOB` has judge models asked about a job's stored answers. */
export const judgeCommand: Registration = (program) => {
  const command = program
    .command('judge')
    .argument('[job]', 'id of the job whose answers are judged')
    .description("ask judge models about a job's stored answers")
    .addOption(jobOption().hideHelp());
  for (const option of JUDGING_OPTIONS()) command.addOption(option);
  command
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples('beacon judge job-… --models judge-strict,judge-plain --policy judges --wait'),
    )
    .action(async (job: string | undefined, given: Given) =>
      (await import('./judge.command.js')).judge({ job, ...given }),
    );
};
