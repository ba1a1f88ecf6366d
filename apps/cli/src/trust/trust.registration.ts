import { Option } from 'commander';
import type { Given, Registration } from '../program/registration.js';
import { examples, jsonOption } from '../program/shared-options.js';

const FILES = `
A key file holds a private key: it stays on the machine that signs with it. The
trust list holds public keys, and who each speaks for; services read it again
when it changes. Of \`beacon up\` both are in DATA/signing.`;

/** `beacon trust`, and what is under it. */
export const trustCommand: Registration = (program) => {
  const trust = program
    .command('trust')
    .description('keys that sign tasks, results and records: make, enrol, revoke or list them')
    .addHelpText('after', FILES)
    .addHelpText(
      'after',
      examples(
        'beacon trust new executor-us-east.pem',
        'beacon trust enrol PUBLIC_KEY --role executor --region us-east',
        'beacon trust revoke 0123456789abcdef',
        'beacon trust list',
      ),
    );
  trust
    .command('new')
    .argument('<key-file>', 'where the private key is written; nothing is overwritten')
    .description('make a key, and show its public part')
    .addOption(jsonOption())
    .action(async (keyFile: string, given: Given) =>
      (await import('./trust.command.js')).makeKey(keyFile, given),
    );
  trust
    .command('enrol')
    .argument('<public-key>', 'what `beacon trust new` showed: 32 bytes in base64')
    .description('trust a key from now on')
    .option('--role <role>', 'planner, executor, recorder, gateway or submitter')
    .option('--region <region>', "an executor's region")
    .option('--not-before <moment>', 'from when it is valid (default: from ever)')
    .option('--not-after <moment>', 'until when it is valid (default: without end)')
    .option('--comment <text>', 'what people are to know of it')
    .addOption(trustFileOption())
    .addOption(jsonOption())
    .action(async (publicKey: string, given: Given) =>
      (await import('./trust.command.js')).enrol(publicKey, given),
    );
  trust
    .command('revoke')
    .argument('<kid>', 'id of the key, as `beacon trust list` shows it')
    .description('trust nothing that a key signs from a moment on')
    .option('--at <moment>', 'since when it may be in other hands (default: now)')
    .addOption(trustFileOption())
    .addOption(jsonOption())
    .action(async (kid: string, given: Given) =>
      (await import('./trust.command.js')).revoke(kid, given),
    );
  trust
    .command('list', { isDefault: true })
    .description('the keys of a trust list')
    .addOption(trustFileOption())
    .addOption(jsonOption())
    .action(async (given: Given) => (await import('./trust.command.js')).list(given));
};

function trustFileOption(): Option {
  return new Option('--file <trust-list>', 'the trust list')
    .env('BEACON_TRUST_FILE')
    .default('trust.json');
}
