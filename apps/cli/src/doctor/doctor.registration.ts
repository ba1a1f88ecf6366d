import { Option } from 'commander';
import type { Given, Registration } from '../program/registration.js';
import { examples, gatewayOption, jsonOption } from '../program/shared-options.js';

/** `beacon doctor` says what is wrong with the set-up. */
export const doctorCommand: Registration = (program) => {
  program
    .command('doctor')
    .description('say what is wrong with this set-up, and what to type')
    .addOption(
      new Option(
        '--data <folder>',
        'the data folder (default: that of the last `beacon up`, else beacon-data)',
      ).env('BEACON_DATA'),
    )
    .addOption(
      new Option(
        '--catalogue <file>',
        'the catalogue (default: catalogue.yaml of this folder)',
      ).env('BEACON_CATALOGUE'),
    )
    .addOption(
      new Option('--questions <folder>', 'question bank (default: the one Beacon brings)').env(
        'BEACON_QUESTIONS',
      ),
    )
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples('beacon doctor', 'beacon doctor --gateway http://127.0.0.1:8090 --json'),
    )
    .action(async (given: Given) => (await import('./doctor.command.js')).doctor(given));
};
