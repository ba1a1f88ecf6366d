import { varOption } from '../jobfile/var-option.js';
import type { Given, Registration } from '../program/registration.js';
import { examples, outOption } from '../program/shared-options.js';

/** `beacon sign FILE --key KEY` */
export const signCommand: Registration = (program) => {
  program
    .command('sign')
    .argument('<file>', 'a job: YAML or JSON (docs/job-specification.md)')
    .description(
      'sign a job, so that a gateway that trusts the key runs exactly this; prints it as JSON, to be submitted within ten minutes and once',
    )
    .summary('sign a job for gateways that want signatures')
    .option('--key <file>', 'your Ed25519 key: PEM (PKCS8), readable by you only')
    .addOption(outOption())
    .addOption(varOption())
    .addHelpText(
      'after',
      examples(
        'beacon sign job.yaml --key me.pem --out signed.json',
        'beacon submit signed.json --watch',
      ),
    )
    .action(async (file: string, given: Given) =>
      (await import('./sign.command.js')).signFile(file, given),
    );
};
