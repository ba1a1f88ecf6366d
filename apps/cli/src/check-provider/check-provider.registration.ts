import { Option } from 'commander';
import type { Given, Registration } from '../program/registration.js';
import { examples, jsonOption } from '../program/shared-options.js';

const ABOUT = `
Says of each lane whether its address is reached, its key accepted, and what
the answer tells of model, region, filters, usage and limits; what is not as
expected comes with what to do about it.
Exit codes: 0 every lane can be asked, 1 one cannot, 2 wrong usage or catalogue.`;

/** `beacon check-provider` asks the provider of a lane once. */
export const checkProviderRegistration: Registration = (program) => {
  program
    .command('check-provider')
    .argument('[lane]', 'REGION/MODEL, as the catalogue names them')
    .description('make one cheap call for a lane, as its executor would, and say what comes of it')
    .addOption(
      new Option(
        '--catalogue <file>',
        'models and regions (default: catalogue.yaml of this folder, else that of the stack that runs)',
      ).env('BEACON_CATALOGUE'),
    )
    .option('--all', 'every lane of the catalogue, one after the other')
    .addOption(jsonOption())
    .addHelpText('after', ABOUT)
    .addHelpText(
      'after',
      examples('beacon check-provider us-east/gpt-4o', 'beacon check-provider --all --json'),
    )
    .action(async (lane: string | undefined, given: Given) =>
      (await import('./check-provider.command.js')).checkProviderCommand(lane, given),
    );
};
