import type { Given, Registration } from '../program/registration.js';
import { examples, gatewayOption, jsonOption } from '../program/shared-options.js';

/** `beacon questions` */
export const questionsCommand: Registration = (program) => {
  program
    .command('questions')
    .description('the questions of the bank, by category')
    .option('--category <name>', 'only this category')
    .option('--language <tag>', 'only in this language, such as en or zh')
    .option('--q <words>', 'only with these words in id, text or topic')
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText('after', examples('beacon questions --language zh --q taiwan'))
    .action(async (given: Given) => (await import('./questions.command.js')).questions(given));
};

/** `beacon regions` */
export const regionsCommand: Registration = (program) => {
  program
    .command('regions')
    .description('the regions from which can be asked, and their models')
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText('after', examples('beacon regions'))
    .action(async (given: Given) => (await import('./places.command.js')).regions(given));
};

/** `beacon models` */
export const modelsCommand: Registration = (program) => {
  program
    .command('models')
    .description('the models that can be asked, and from where')
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText('after', examples('beacon models'))
    .action(async (given: Given) => (await import('./places.command.js')).models(given));
};
