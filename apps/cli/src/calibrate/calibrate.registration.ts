import type { Given, Registration } from '../program/registration.js';
import { examples, gatewayOption, jsonOption } from '../program/shared-options.js';

/** `beacon calibrate` */
export const calibrateCommand: Registration = (program) => {
  program
    .command('calibrate')
    .description(
      "what the gateway's classifier is known to find and to miss, by language: verdicts are corrected by these figures",
    )
    .summary('what the classifier finds and misses')
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText('after', examples('beacon calibrate'))
    .action(async (given: Given) => (await import('./calibrate.command.js')).calibrate(given));
};
