import { PROVIDERS } from '@beacon/domain';
import { Option } from 'commander';
import type { Given, Registration } from '../program/registration.js';
import { examples, jsonOption } from '../program/shared-options.js';

/** `beacon init` writes a catalogue and a job. */
export const initCommand: Registration = (program) => {
  program
    .command('init')
    .argument('[folder]', 'where the files go; made when absent', '.')
    .description('write a catalogue of your models and a first job, with comments')
    .addOption(new Option('--provider <name>', 'whose models').choices(PROVIDERS))
    .option('--model <name>', 'as the provider calls it')
    .option(
      '--region <name...>',
      'such as us-east, or us-east=eastus2 with the region of the provider',
    )
    .option('--base-url <url>', 'address of a server of your own')
    .option('--resource <name>', 'of Azure OpenAI')
    .option('--project <id>', 'of Google Cloud')
    .option('--upstream <names>', 'of OpenRouter: who may serve, comma-separated')
    .option('--demo', 'simulated models: no key, no cost, no evidence about real ones')
    .option('--yes', 'ask nothing, and take what is usual for what no option gives')
    .option('--force', 'replace files that are there')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'beacon init',
        'beacon init --provider bedrock --region eu-west=eu-central-1 --yes',
        'beacon init --demo',
      ),
    )
    .action(async (folder: string, given: Given) =>
      (await import('./init.command.js')).init({ folder, ...given }),
    );
};
