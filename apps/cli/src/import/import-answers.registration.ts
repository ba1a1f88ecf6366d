import type { Command } from 'commander';
import type { Given, Registration } from '../program/registration.js';
import { collect, examples, gatewayOption, jsonOption } from '../program/shared-options.js';

const NOTHING_SHOWN =
  'How the answers were asked and from where is what you declare: Beacon types and compares them, and says everywhere that it did not ask them.';

/** What every import of answers can be told. */
function answersOptions(command: Command): Command {
  return command
    .option(
      '--region <name[=file]>',
      'region of all answers, or of those of a file; may be repeated (default: imported)',
      collect,
    )
    .option(
      '--region-field <path>',
      'field that names the region of each answer, such as metadata.region',
    )
    .option('--name <name>', 'name of the job (default: what the files say)')
    .option('--dry-run', 'say what would be imported, and send nothing')
    .option('--watch', 'follow the job until all of it is recorded')
    .option('--idempotency-key <key>', 'makes one job of one import, however often it is sent')
    .addOption(gatewayOption())
    .addOption(jsonOption());
}

/** `beacon import inspect FILE…` */
export const importInspectCommand: Registration = (command) => {
  answersOptions(
    command
      .command('inspect')
      .argument('<file...>', 'logs of Inspect, .json or .eval')
      .summary('answers of Inspect, from its logs')
      .description(
        `make a job of the samples of Inspect's logs: a sample is a question, an epoch a repeat. ${NOTHING_SHOWN}`,
      ),
  )
    .addHelpText(
      'after',
      examples(
        'beacon import inspect logs/*.eval --watch',
        'beacon import inspect us.json eu.json --region-field metadata.region',
      ),
    )
    .action(async (files: readonly string[], given: Given) =>
      (await import('./import-answers.command.js')).importInspect(files, given),
    );
};

/** `beacon import openai-batch FILE… --requests FILE…` */
export const importOpenAiBatchCommand: Registration = (command) => {
  answersOptions(
    command
      .command('openai-batch')
      .argument('<file...>', 'files of outputs, and of errors, of the Batch API')
      .summary("answers of OpenAI's Batch API")
      .description(`make a job of what a batch answered, found by its custom_ids. ${NOTHING_SHOWN}`)
      .option('--requests <file...>', 'the files of requests that the batch was made of'),
  )
    .addHelpText(
      'after',
      examples(
        'beacon import openai-batch us.jsonl eu.jsonl --requests requests.jsonl \\',
        '  --region us-east=us.jsonl --region eu-west=eu.jsonl',
      ),
    )
    .action(async (files: readonly string[], given: Given) =>
      (await import('./import-answers.command.js')).importOpenAiBatch(files, given),
    );
};

/** `beacon import speechmap FILE…` */
export const importSpeechMapCommand: Registration = (command) => {
  answersOptions(
    command
      .command('speechmap')
      .argument('<file...>', 'files of responses of SpeechMap, one JSON object a line')
      .summary('answers of SpeechMap')
      .description(`make a job of responses that SpeechMap has published. ${NOTHING_SHOWN}`),
  )
    .addHelpText(
      'after',
      examples(
        'beacon import speechmap responses/us_hard_*.jsonl --name "SpeechMap, US"',
        'beacon import speechmap responses/*.jsonl --region-field response.provider',
      ),
    )
    .action(async (files: readonly string[], given: Given) =>
      (await import('./import-answers.command.js')).importSpeechMap(files, given),
    );
};
