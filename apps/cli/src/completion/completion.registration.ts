import { Argument } from 'commander';
import type { Registration } from '../program/registration.js';
import { examples } from '../program/shared-options.js';
import { SHELLS, type Shell } from './shells.js';

/** `beacon completion SHELL` prints a script that completes all commands and their options. */
export const completionCommand: Registration = (program) => {
  program
    .command('completion')
    .description('print the script by which a shell completes commands, options and ids of jobs')
    .addArgument(new Argument('<shell>', 'whose script').choices(SHELLS))
    .addHelpText(
      'after',
      examples(
        'eval "$(beacon completion bash)"      # in ~/.bashrc',
        'source <(beacon completion zsh)       # in ~/.zshrc, after compinit',
        'beacon completion fish | source       # in ~/.config/fish/config.fish',
      ),
    )
    .action(async (shell: Shell) =>
      (await import('./completion.command.js')).completion(program, shell),
    );
};

/** What the scripts ask for ids; nobody types it. */
export const jobIdsCommand: Registration = (program) => {
  program
    .command('job-ids', { hidden: true })
    .description('ids of the newest jobs, one a line, if a gateway says them at once')
    .action(async () => (await import('./job-ids.command.js')).jobIds());
};
