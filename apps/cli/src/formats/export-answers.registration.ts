import { Option, type Command } from 'commander';
import type { Given, Registration } from '../program/registration.js';
import { examples, gatewayOption, jobArgument, jsonOption } from '../program/shared-options.js';

function folderOption(): Option {
  return new Option('--out <folder>', 'a folder for the files; made when absent, else empty');
}

function commonOptions(command: Command): Command {
  return command.addOption(folderOption()).addOption(gatewayOption()).addOption(jsonOption());
}

/** `beacon export inspect JOB --out DIR` */
export const exportInspectCommand: Registration = (command) => {
  commonOptions(
    command
      .command('inspect')
      .addArgument(jobArgument())
      .summary('write a job as logs of Inspect')
      .description(
        'write a job as logs of Inspect: one for each model and region, repeats as epochs, outcomes as scores',
      ),
  )
    .addHelpText(
      'after',
      examples('beacon export inspect job-… --out logs', 'inspect view --log-dir logs'),
    )
    .action(async (job: string, given: Given) =>
      (await import('./export-lanes.command.js')).exportInspect(job, given),
    );
};

/** `beacon export every-eval-ever JOB --out DIR` */
export const exportEveryEvalEverCommand: Registration = (command) => {
  commonOptions(
    command
      .command('every-eval-ever')
      .addArgument(jobArgument())
      .summary('write a job as records of Every Eval Ever')
      .description(
        'write a job as records of Every Eval Ever: one for each model and region, with the rates of what is refused and withheld',
      )
      .option('--organization <name>', 'who made the evaluation')
      .option(
        '--relationship <what>',
        'what the evaluator is to whoever made the models: first_party, third_party, collaborative or other (default: other, with a remark that nobody said)',
      )
      .option(
        '--deployment <who>',
        'who runs the models: self_deployed, externally_managed or unknown (default: unknown)',
      )
      .option(
        '--availability <weights>',
        "the models' weights: open_weights, closed_weights or unknown (default: unknown)",
      ),
  )
    .addHelpText(
      'after',
      examples(
        'beacon export every-eval-ever job-… --out records --organization Lab',
        'beacon export every-eval-ever job-… --out records --relationship third_party',
      ),
    )
    .action(async (job: string, given: Given) =>
      (await import('./export-lanes.command.js')).exportEveryEvalEver(job, given),
    );
};

/** `beacon export openai-batch JOB --out DIR` */
export const exportOpenAiBatchCommand: Registration = (command) => {
  commonOptions(
    command
      .command('openai-batch')
      .addArgument(jobArgument())
      .summary("write what a job asks as requests of OpenAI's Batch API")
      .description(
        "write what a job asks as requests of OpenAI's Batch API: files for each model and region, for somebody who may run there; beacon import openai-batch takes what comes back",
      )
      .option('--region <region>', 'only this region')
      .option('--model <model>', 'only this model')
      .option('--as <name>', "the provider's name of the model (default: the id in the job)")
      .option('--max-completion-tokens', 'limit answers by the field that newer models want'),
  )
    .addHelpText(
      'after',
      examples(
        'beacon export openai-batch job-… --out batch --region eu-west',
        'beacon import openai-batch out.jsonl --requests batch/*.jsonl --region eu-west',
      ),
    )
    .action(async (job: string, given: Given) =>
      (await import('./export-batch.command.js')).exportOpenAiBatch(job, given),
    );
};
