import { Option, type Command } from 'commander';
import type { Given, Registration } from '../program/registration.js';
import { examples, gatewayOption, jobArgument, jsonOption } from '../program/shared-options.js';

const OUTCOMES =
  'answered, partial, evasive, refused, blocked_input, blocked_output, empty, truncated, error';

/** `beacon results JOB` */
export const resultsCommand: Registration = (program) => {
  program
    .command('results')
    .addArgument(jobArgument())
    .description('the matrix of a job: questions by models, with a mark for each region')
    .option('--different, --differs', 'only questions whose regions came to different outcomes')
    .option('--model, --model-id <list>', 'only cells of these models, comma-separated')
    .option('--region <list>', 'only cells of these regions, comma-separated')
    .option('--outcome <list>', `only questions with a cell of these outcomes: ${OUTCOMES}`)
    .option('--status <list>', 'likewise: pending, completed, refused, failed, cancelled, mixed')
    .option('--category <list>', 'only questions of these categories')
    .option('--q <words>', 'only questions with these words in text, id or category')
    .option('--sort <order>', 'order, differing, refusal_rate or category')
    .option('--limit <number>', 'questions at most (default: 200; with --csv all)')
    .option('--offset <number>', 'questions to leave out')
    .addOption(
      new Option('--csv', 'a row for each cell, of all questions').conflicts(['md', 'json']),
    )
    .addOption(new Option('--md', 'Markdown tables').conflicts('json'))
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'beacon results job-…',
        'beacon results job-… --different --model qwen2.5-1.5b',
        'beacon results job-… --outcome refused,blocked_output --region asia-pacific',
        'beacon results job-… --csv > matrix.csv',
      ),
    )
    .action(async (job: string, given: Given) =>
      (await import('./results.command.js')).results(job, given),
    );
};

/** `beacon verdict JOB` */
export const verdictCommand: Registration = (program) => {
  const command = program
    .command('verdict')
    .addArgument(jobArgument())
    .description(
      'whether the regions differ, by how much, and how sure that is; with --arm whether languages, routes, served models or system prompts do, with everything else alike',
    )
    .summary('whether the regions differ, by how much, and how sure that is')
    .option(
      '--arm <kind>',
      'what is compared: region, language, route, served_model, system_prompt or persona, where the job names it',
    )
    .option('--figures', 'tables of rates, tests and intervals')
    .option('--endpoint <event>', 'whose figures lead: refused, withheld or blocked');
  verdictOptions(command)
    .option('--content <when>', 'whether what answers say is compared: auto, true or false')
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'beacon verdict job-…',
        'beacon verdict job-… --figures',
        'beacon verdict job-… --arm language',
      ),
    )
    .action(async (job: string, given: Given) =>
      (await import('./verdict.command.js')).verdict(job, given),
    );
};

/** `beacon diff JOB_A JOB_B` */
export const diffCommand: Registration = (program) => {
  const command = program
    .command('diff')
    .addArgument(jobArgument('job_a'))
    .argument('<job_b>', 'the later job')
    .description(
      'whether anything changed between two jobs: each model and region with itself, over the questions that both asked in the same words',
    )
    .summary('whether anything changed between two jobs');
  verdictOptions(command)
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText('after', examples('beacon diff job-before job-after'))
    .action(async (before: string, after: string, given: Given) =>
      (await import('./diff.command.js')).diff(before, after, given),
    );
};

/** `beacon cell JOB MODEL QUESTION` */
export const cellCommand: Registration = (program) => {
  program
    .command('cell')
    .alias('answers')
    .addArgument(jobArgument())
    .argument('<model>', 'a model of the job')
    .argument('[question]', 'a question of the job; none where it asks its own prompt')
    .description("read the regions' answers to one question of one model, one below the other")
    .option('--all', 'every repeat, not only the answer that stands for each region')
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'beacon cell job-… qwen2.5-1.5b taiwan_status',
        'beacon cell job-… qwen2.5-1.5b taiwan_status --all --json',
      ),
    )
    .action(async (job: string, model: string, question: string | undefined, given: Given) =>
      (await import('./cell.command.js')).cell({ job, model, question }, given),
    );
};

/** What a claim is made by, of verdicts and comparisons alike. */
function verdictOptions(command: Command): Command {
  return command
    .option('--alpha <number>', 'chance to claim a difference that is none (default: 0.05)')
    .option(
      '--margin <number>',
      'largest difference of rates that counts as none (default: 0.05, 5 points)',
    )
    .option(
      '--claim <claim>',
      'questions_like_these or these_questions (default: questions_like_these)',
    );
}
