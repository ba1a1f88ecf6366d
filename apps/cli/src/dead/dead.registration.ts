import type { Command } from 'commander';
import type { Given, Registration } from '../program/registration.js';
import {
  actorOption,
  examples,
  gatewayOption,
  jsonOption,
  reasonOption,
} from '../program/shared-options.js';

const TOKEN = `
Dead letters are for admins: an API key with the scope admin and all projects,
or the gateway's BEACON_ADMIN_TOKEN in the environment of this command, too. It
is no option: others could read it.`;

/** `beacon dead`, and what is under it. */
export const deadCommand: Registration = (program) => {
  const dead = program
    .command('dead')
    .description('messages that were given up: list, read, replay or delete them')
    .addHelpText('after', TOKEN)
    .addHelpText('after', examples('beacon dead', 'beacon dead show 12', 'beacon dead replay 12'));
  dead
    .command('list', { isDefault: true })
    .description('dead letters, oldest first')
    .option('--limit <number>', 'dead letters at most (default: 50)')
    .option('--cursor <cursor>', 'where the page before ended')
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .action(async (given: Given) => (await import('./dead.command.js')).list(given));
  one(dead, 'show', 'a dead letter with its headers and its body')
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .action(async (sequence: string, given: Given) =>
      (await import('./dead.command.js')).inspect(sequence, given),
    );
  changing(one(dead, 'replay', 'put a dead letter back on its original subject')).action(
    async (sequence: string, given: Given) =>
      (await import('./dead.command.js')).replay(sequence, given),
  );
  changing(one(dead, 'delete', 'delete a dead letter for good')).action(
    async (sequence: string, given: Given) =>
      (await import('./dead.command.js')).remove(sequence, given),
  );
};

function one(dead: Command, name: string, description: string): Command {
  return dead
    .command(name)
    .argument('<sequence>', 'number of the dead letter, as `beacon dead` lists it')
    .description(description);
}

function changing(command: Command): Command {
  return command
    .addOption(reasonOption())
    .addOption(actorOption())
    .addOption(gatewayOption())
    .addOption(jsonOption());
}
