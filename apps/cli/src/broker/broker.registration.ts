import { Option } from 'commander';
import type { Command } from 'commander';
import type { Given, Registration } from '../program/registration.js';
import { examples, jsonOption } from '../program/shared-options.js';

const ABOUT = `
Makes the accounts, keys and certificates of a nats-server: one account for the
services, one for taps, one for each region. Its folder holds secrets, and is
for its owner alone. The server reads configuration without secrets from it;
each process needs its own folder below identities/, and the variables of the
file env there. docs/operations.md says more.`;

/** `beacon broker`, and what is under it. */
export const brokerCommand: Registration = (program) => {
  const broker = program
    .command('broker')
    .description('accounts, keys and certificates of the message broker')
    .addHelpText('after', ABOUT)
    .addHelpText(
      'after',
      examples(
        'beacon broker init --to broker --catalogue catalogue.yaml --host nats.example',
        'beacon broker init --to broker --catalogue catalogue.yaml --cluster n1 n2 n3',
        'beacon broker add-leaf eu-west --dir broker --host nats.eu-west.example',
        'beacon broker add-region eu-north --dir broker --reload 4711',
        'beacon broker rotate planner --dir broker --reload 4711',
        'beacon broker rotate planner --dir broker --reload 4711 --finish',
      ),
    );
  initCommand(broker);
  changing(broker.command('add-region'), 'add the account and the key of a region')
    .argument('<region>', 'its id, as in the catalogue')
    .action(async (region: string, given: Given) =>
      (await import('./broker.command.js')).addRegion(region, given),
    );
  leafCommand(broker);
  changing(
    broker.command('rotate'),
    'renew a key or a certificate; the old one is let in until --finish',
  )
    .argument(
      '<what>',
      'an identity, such as planner or executor-us-east; server-certificate; authority',
    )
    .option('--finish', 'end the old one: it is let in no more')
    .action(async (what: string, given: Given) =>
      (await import('./broker.command.js')).rotate(what, given),
    );
  changing(
    broker.command('update'),
    "write the server's configuration as this version has it",
  ).action(async (given: Given) => (await import('./broker.command.js')).update(given));
};

function initCommand(broker: Command): void {
  broker
    .command('init')
    .description('make the folder, from the regions of a catalogue')
    .requiredOption('--to <folder>', 'folder to make')
    .addOption(
      new Option('--catalogue <file>', 'catalogue whose regions get an account')
        .env('BEACON_CATALOGUE')
        .makeOptionMandatory(),
    )
    .option(
      '--host <name...>',
      'names and addresses by which clients reach the server (default: 127.0.0.1 and localhost)',
    )
    .option('--listen <address>', 'where the server listens', '127.0.0.1:4222')
    .option(
      '--cluster <host...>',
      'three or five servers, each as host or host:port, in place of one',
    )
    .option('--store <folder>', "the server's store (default: store in the folder)")
    .option('--mutual', 'let clients in with certificates of their own only, besides their keys')
    .option('--no-tls', 'no TLS: keys and messages can be read and changed on the way')
    .option('--days <number>', 'how long certificates are valid', '365')
    .addOption(jsonOption())
    .action(async (given: Given) => (await import('./broker.command.js')).init(given));
}

function leafCommand(broker: Command): void {
  changing(broker.command('add-leaf'), 'make a leaf node: executors of a region connect to it')
    .argument('<region>', 'its id, as in the catalogue')
    .option(
      '--host <name...>',
      'names by which executors reach it (default: 127.0.0.1 and localhost)',
    )
    .option('--listen <address>', 'where it listens', '127.0.0.1:4222')
    .option('--hub <address...>', "where it reaches the cluster (default: the servers' own)")
    .action(async (region: string, given: Given) =>
      (await import('./broker.command.js')).addLeaf(region, given),
    );
}

function changing(command: Command, description: string): Command {
  return command
    .description(description)
    .requiredOption('--dir <folder>', 'folder that `beacon broker init` made')
    .option('--reload <pid>', 'process id of the nats-server on this machine that is to take it')
    .addOption(jsonOption());
}
