import type { Given, Registration } from '../program/registration.js';
import { examples, gatewayOption, jsonOption } from '../program/shared-options.js';

/** `beacon import promptfoo FILE` */
export const importPromptfooCommand: Registration = (command) => {
  command
    .command('promptfoo')
    .argument('<file>', 'a configuration of promptfoo, such as promptfooconfig.yaml')
    .description(
      'write catalogue, job, questions and checks for a configuration of promptfoo, and say what of it means something else here, or nothing',
    )
    .summary('a configuration of promptfoo, as a catalogue and a job')
    .option('--folder <folder>', 'where the files go; made when absent', 'promptfoo-import')
    .option(
      '--region <name...>',
      'where to ask from: us-east, eu-west, asia-pacific, each also with the region of the provider (us-east=eastus2)',
    )
    .option('--language <tag>', 'language of the questions whose test does not say it, such as en')
    .option('--strict', 'write nothing where anything would be left out')
    .option('--force', 'replace files that are there')
    .option('--run', 'submit the job, and follow it; the gateway has to run on the new catalogue')
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'beacon import promptfoo promptfooconfig.yaml --folder audit',
        'beacon import promptfoo promptfooconfig.yaml --strict --language en',
        'beacon up --catalogue audit/catalogue.yaml --detach',
        'beacon submit audit/job.yaml --watch',
      ),
    )
    .action(async (file: string, given: Given) =>
      (await import('./import-promptfoo.command.js')).importPromptfooConfig(file, given),
    );
};
