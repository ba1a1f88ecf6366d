import type { Command } from 'commander';
import { varOption } from '../jobfile/var-option.js';
import type { Given, Registration } from '../program/registration.js';
import {
  actorOption,
  examples,
  gatewayOption,
  jsonOption,
  reasonOption,
} from '../program/shared-options.js';

/** `beacon series`, and what is under it. */
export const seriesCommand: Registration = (program) => {
  const series = program
    .command('series')
    .description(
      'the same job again and again on a schedule; each run is compared with the first and the one before, with one error rate over all of them',
    )
    .summary('the same job on a schedule, watched for changes')
    .addHelpText(
      'after',
      examples(
        'beacon series create job.yaml --cron "0 6 * * *" --time-zone Europe/Berlin',
        'beacon series runs daily',
        'beacon series pause daily --reason "provider is down"',
      ),
    );
  addCreate(series);
  addReads(series);
  addChanges(series);
};

function addCreate(series: Command): void {
  series
    .command('create')
    .argument('<file>', 'the job of every run: YAML or JSON, without an id')
    .description('make a series; the planner starts its runs when they are due')
    .requiredOption('--cron <fields...>', 'minute, hour, day of month, month, day of week')
    .option('--time-zone <zone>', 'in which it is read, such as Europe/Berlin (default: UTC)')
    .option('--id <id>', 'id of the series; its jobs are <id>-run-<number>')
    .option('--name <name>', 'name (default: that of the benchmark)')
    .option('--missed <policy>', 'due while no planner ran: run_once (default) or skip')
    .option('--overlap <policy>', 'due while the last run goes on: skip (default) or queue')
    .option('--max-runs <number>', 'runs after which it ends; said now, it finds more')
    .option('--ends-at <time>', 'nothing is due after it, such as 2026-12-31T00:00:00Z')
    .option('--alpha <number>', 'chance of any wrong claim over all runs (default: 0.05)')
    .option('--webhook-url <url>', 'where it is told what happens')
    .option('--webhook-secret-env <name>', "the gateway's variable with the secret")
    .option('--webhook-events <list>', 'what it is told, with commas (default: all)')
    .addOption(varOption())
    .addOption(actorOption())
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .action(async (file: string, given: Given) =>
      (await import('./create.command.js')).createSeries(file, given),
    );
}

function addReads(series: Command): void {
  series
    .command('list', { isDefault: true })
    .description('series, newest first')
    .option('--status <list>', 'only active, paused or ended; several with commas')
    .option('--limit <number>', 'series at most (default: 50)')
    .option('--cursor <cursor>', 'where the page before ended')
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .action(async (given: Given) => (await import('./series.command.js')).listSeries(given));
  one(series, 'show', 'one series: its schedule, how far it is, what was found').action(
    async (id: string, given: Given) => (await import('./series.command.js')).showSeries(id, given),
  );
  one(series, 'runs', 'its runs with their rates, and the changes that were found')
    .option('--limit <number>', 'runs at most, the last ones (default: 100)')
    .option('--cursor <cursor>', 'where the page before ended')
    .action(async (id: string, given: Given) =>
      (await import('./runs.command.js')).seriesRuns(id, given),
    );
  one(series, 'deliveries', 'messages to its webhook, and what became of them').action(
    async (id: string, given: Given) =>
      (await import('./deliveries.command.js')).seriesDeliveries(id, given),
  );
}

const CHANGES = {
  pause: 'pause a series: nothing is due until it is resumed',
  resume: 'let a paused series go on with its next moment',
  'run-now': 'start a run now, beside the schedule',
} as const;

function addChanges(series: Command): void {
  for (const verb of ['pause', 'resume', 'run-now'] as const) {
    one(series, verb, CHANGES[verb])
      .addOption(reasonOption())
      .addOption(actorOption())
      .action(async (id: string, given: Given) =>
        (await import('./change.command.js')).changeSeries(verb, id, given),
      );
  }
  one(series, 'delete', 'forget a series and what was said of its runs; its jobs stay')
    .addOption(actorOption())
    .action(async (id: string, given: Given) =>
      (await import('./change.command.js')).deleteSeries(id, given),
    );
}

function one(series: Command, name: string, description: string): Command {
  return series
    .command(name)
    .argument('<series>', 'id of a series; `beacon series` lists them')
    .description(description)
    .addOption(gatewayOption())
    .addOption(jsonOption());
}
