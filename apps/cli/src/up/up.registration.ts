import { Option } from 'commander';
import type { Given, Registration } from '../program/registration.js';
import { examples, jsonOption } from '../program/shared-options.js';

/** `beacon up` starts the stack on this machine. */
export const upCommand: Registration = (program) => {
  program
    .command('up')
    .description('start Beacon on this machine: services, broker and database, on one data folder')
    .addOption(
      dataOption('folder of all data, made when absent (default: beacon-data of this folder)'),
    )
    .addOption(
      new Option(
        '--catalogue <file>',
        'models and regions (default: catalogue.yaml of this folder, else that of the last time)',
      ).env('BEACON_CATALOGUE'),
    )
    .addOption(
      new Option('--questions <folder>', 'question bank (default: the one Beacon brings)').env(
        'BEACON_QUESTIONS',
      ),
    )
    .addOption(
      new Option(
        '--port <number>',
        'of portal and API on 127.0.0.1 (default: 8090, or the next that is free)',
      ).env('BEACON_PORT'),
    )
    .option('--demo', 'simulated models, and a catalogue that asks them unless one is named')
    .option('--detach', 'leave it running, and come back when it runs')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples('beacon up --demo', 'beacon up --data ~/audits --catalogue models.yaml --detach'),
    )
    .action(async (given: Given) => (await import('./up.command.js')).up(given));
};

/** `beacon status` says what runs. */
export const statusCommand: Registration = (program) => {
  program
    .command('status')
    .description('show what `beacon up` left running: addresses, processes, restarts')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (given: Given) => (await import('./status.command.js')).status(given));
};

/** `beacon down` stops it. */
export const downCommand: Registration = (program) => {
  program
    .command('down')
    .description(
      'stop what `beacon up` started; the data stays, and running jobs go on at the next',
    )
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (given: Given) => (await import('./down.command.js')).down(given));
};

/** `beacon logs` shows what its processes wrote. */
export const logsCommand: Registration = (program) => {
  program
    .command('logs')
    .argument('[service]', 'such as planner, executor-us-east, nats; beacon for `up` itself')
    .description('show what the processes of `beacon up` wrote')
    .addOption(dataOption())
    .option('--follow', 'go on with what they write')
    .option('--lines <number>', 'how many of the last lines (default: 100)')
    .action(async (service: string | undefined, given: Given) =>
      (await import('./logs.command.js')).logs({ service, ...given }),
    );
};

function dataOption(meaning = 'its data folder (default: that of the last `beacon up`)'): Option {
  return new Option('--data <folder>', meaning).env('BEACON_DATA');
}
