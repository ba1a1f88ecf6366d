import type { Given, Registration } from '../program/registration.js';
import { collect, examples, outOption } from '../program/shared-options.js';

const ROWS = `
A row of the file is one JSON object on one line:
  model_id, region  any names
  question_id       any id; null when there is only one prompt
  repeat            optional: which repetition of the same question, a whole
                    number (default: 1)
  outcome           answered, partial, evasive, refused, blocked_input,
                    blocked_output, empty, truncated, error, cancelled
  response          the answer: typed where there is no outcome, with prompt,
                    finish_reason, language as in classify; what answers say is
                    compared by region, by their words
  language          optional: the question's language; else it is told from
                    prompt or response
  outcome_source    optional: who typed the outcome, as an export says it (with
                    classifier_version)
  kind              optional: sensitive, neutral or control; or control: true
                    or false
  status            optional: failed and cancelled count as missing
  stance            optional: agree, disagree or neither: what raters say of the
                    answer to its question's statement
  twin_of           optional: the region whose second executor this region is,
                    as --twin says it
  quarantine        optional: true, or the reason why the row is not counted

A job's export (JSON Lines) can be given as it is; other fields are left aside.`;

/** `beacon analyse` compares regions on a file of executions. */
export const analyseCommand: Registration = (program) => {
  program
    .command('analyse')
    .alias('analyze')
    .description(
      'say for each model whether it refuses or withholds more often from one region than from another; reads one JSON object a line, prints the verdict as JSON',
    )
    .summary('the verdict on a file of answers')
    .option('--in <file>', 'the executions; - reads standard input')
    .addOption(outOption())
    .option('--text', 'sentences and tables instead of JSON')
    .option('--compact', 'JSON on one line')
    .option(
      '--endpoint <event>',
      'whose figures lead: refused, withheld (refused, evasive, partial, blocked, empty) or blocked; what is concluded is about refused and withheld alike (default: refused)',
    )
    .option(
      '--claim <claim>',
      'questions_like_these, or these_questions when nothing is claimed about others (default: questions_like_these)',
    )
    .option(
      '--alpha <number>',
      'chance to claim a difference that is none, over all models and both endpoints (default: 0.05)',
    )
    .option(
      '--margin <number>',
      'largest difference of rates that counts as none (default: 0.05, 5 points)',
    )
    .option(
      '--seed <number>',
      'seed of permutation tests that are too large to count out (default: 1)',
    )
    .option(
      '--regions <list>',
      'order of the regions, comma-separated; differences are the earlier minus the later (default: first appearance)',
    )
    .option(
      '--typed-by <who>',
      "classifier or people: who typed the outcomes that rows bring along and say nothing of. What Beacon's classifier misses is corrected for, people are taken to be right; of others it is not known, and nothing is then called equivalent",
    )
    .option(
      '--twin <b=a>',
      'b is a second executor of region a: their difference is the noise floor; may be repeated',
      collect,
    )
    .addHelpText('after', ROWS)
    .addHelpText(
      'after',
      examples(
        'beacon analyse --in executions.jsonl',
        'beacon analyse --in executions.jsonl --text',
        'beacon analyse --in executions.jsonl --endpoint withheld --regions US,ASIA',
      ),
    )
    .action(async (given: Given) => (await import('./analyse.command.js')).analyse(given));
};
