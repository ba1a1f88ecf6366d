import { Option } from 'commander';
import type { Given, Registration } from '../program/registration.js';
import { examples, gatewayOption, jsonOption } from '../program/shared-options.js';

const MORE = `
What --out is, its name says: FILE.jsonl, FILE.parquet, FILE.duckdb, or FOLDER/
for Parquet files that follow each other. Without it events are printed, as
lines of JSON. Each is a CloudEvent; beaconposition is its place in the stream.

With --name the tap goes on where it was, as what it wrote says: after a Ctrl-C,
a crash, a restart of the broker. Each event is there once. --from then counts
for the first start only.

Ctrl-C ends it in good order. Exit codes: 0 ended, 1 failed, or events of a job
are missing, 2 wrong usage, 130 Ctrl-C before its --until-… or --limit.
Of the stack that \`beacon up\` runs, its identity for taps is used. For another
broker, who the tap is stands in NATS_USER, with NATS_NKEY_FILE or
NATS_PASSWORD, and NATS_CA_FILE where it has TLS.`;

/** `beacon tap` */
export const tapCommand: Registration = (program) => {
  program
    .command('tap')
    .description(
      'print or write the events of jobs, executions and lanes, as they happen and from the last 7 days',
    )
    .summary('print or write events, for analytics')
    .option('--out <place>', 'FILE.jsonl, FILE.parquet, FILE.duckdb or FOLDER/', '-')
    .option('--table <table>', 'table of FILE.duckdb (default: events)')
    .option('--name <name>', 'goes on where a tap of this name was')
    .option(
      '--from <place>',
      'start, new, a time, or an event by its sequence or position (default: start)',
    )
    .option('--type <list>', 'only these types, such as execution.recorded,job.*')
    .option('--job <list>', 'only events of these jobs')
    .option('--region <list>', 'only with these regions')
    .option('--model, --model-id <list>', 'only with these models')
    .option('--question, --question-id <list>', 'only with these questions')
    .option('--status <list>', 'only with these statuses')
    .option('--outcome <list>', 'only with these outcomes')
    .option('--provider <list>', 'only with these providers')
    .option('--until-complete <list>', 'ends when all events of these jobs came')
    .option('--until-now', 'ends when all that is stored was read')
    .option('--limit <number>', 'ends after so many events')
    .option(
      '--with-answers',
      'with what was asked and answered, which events leave out; asks the gateway',
    )
    .addOption(
      new Option(
        '--nats <url>',
        'address of the broker (default: that of the stack that `beacon up` runs)',
      ).env('BEACON_NATS_URL'),
    )
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText('after', MORE)
    .addHelpText(
      'after',
      examples(
        'beacon tap --type job.* --from new',
        'beacon tap --name audit --out audit.duckdb',
        'beacon tap --out job.parquet --job job-… --until-complete job-…',
      ),
    )
    .action(async (given: Given) => (await import('./tap.command.js')).tap(given));
};
