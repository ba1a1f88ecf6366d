import { Option } from 'commander';
import type { Given, Registration } from '../program/registration.js';
import { examples, jsonOption } from '../program/shared-options.js';
import { varOption } from '../jobfile/var-option.js';

/** `beacon validate FILE…` says what is wrong with files. */
export const validateCommand: Registration = (program) => {
  program
    .command('validate')
    .argument('<file...>', 'jobs and catalogues; a folder is one of questions')
    .description('say what is wrong with jobs, catalogues and questions, and where')
    .addOption(varOption())
    .addOption(
      new Option(
        '--gateway [url]',
        'asks a gateway, too: it knows its regions, models, questions and limits (default: that of `beacon up`)',
      ),
    )
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples('beacon validate catalogue.yaml job.yaml', 'beacon validate job.yaml --gateway'),
    )
    .action(async (files: readonly string[], given: Given) =>
      (await import('./validate.command.js')).validate({ files, ...given }),
    );
};
