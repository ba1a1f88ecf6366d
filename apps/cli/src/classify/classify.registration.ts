import { JUDGING_OPTIONS, jobOption } from '../judge/judge.registration.js';
import type { Given, Registration } from '../program/registration.js';
import { examples, gatewayOption, jsonOption, outOption } from '../program/shared-options.js';

const ROWS = `
A row of the file is one JSON object on one line:
  id              text or a whole number; comes back as it is
  response        the answer; null or "" when there is none
  prompt          optional: what was asked
  finish_reason   optional: the provider's reason why it stopped, such as stop,
                  length, content_filter
  language        optional: of the question, such as en or zh-CN
  content_filter  optional: input or output, when the provider's filter stopped
                  one of them

Writes for each:
  {"id":1,"outcome":"refused","source":"rules","rule":"en.refusal.inability",
   "evidence":"I can't help with that.","version":"…","language":"en",
   "calibrated":true,"score":null}`;

/** `beacon classify` types answers of a file; with `--judge` it is `beacon judge`. */
export const classifyCommand: Registration = (program) => {
  const command = program
    .command('classify')
    .description(
      'type answers: answered, partial, evasive, refused, blocked, empty, truncated; reads one JSON object a line, writes one for each, in their order, as they come',
    )
    .summary('type answers by rules and a learned part')
    .option('--in <file>', 'the answers; - reads standard input')
    .addOption(outOption())
    .optionsGroup('With --judge, which asks judge models about the stored answers of a job:')
    .option('--judge', 'the same as `beacon judge`')
    .addOption(gatewayOption())
    .addOption(jobOption());
  for (const option of JUDGING_OPTIONS()) command.addOption(option);
  command
    .addOption(jsonOption())
    .addHelpText('after', ROWS)
    .addHelpText(
      'after',
      examples(
        'beacon classify --in answers.jsonl',
        'cat answers.jsonl | beacon classify --in - | head',
      ),
    )
    .action(async (given: Given) =>
      given.judge === true
        ? (await import('../judge/judge.command.js')).judge(given)
        : (await import('./classify.command.js')).classify(given),
    );
};
