import { multiselect, select, text } from '@clack/prompts';
import { RefusalError } from '../refusal.error.js';
import type { Asker, Choice } from './asker.js';

/** Asks at the terminal; to give up there writes nothing. @throws RefusalError when the question is given up. */
export const terminalAsker: Asker = {
  async one<T extends string>(message: string, choices: readonly Choice<T>[], usual: T) {
    const options = choices.map((choice) => ({ ...choice, value: choice.value as string }));
    const value = answered<string>(
      await select({ message, options, initialValue: usual, maxItems: 10 }),
    );
    return choices.find((choice) => choice.value === value)?.value ?? usual;
  },

  async several(message, choices, usual) {
    const options = choices.map((choice) => ({ ...choice }));
    return answered<string[]>(
      await multiselect({ message, options, initialValues: [...usual], required: true }),
    );
  },

  async text(message, usual) {
    const value = answered<string>(
      await text({ message, defaultValue: usual, placeholder: usual }),
    );
    return value.trim() || usual;
  },
};

function answered<T extends string | string[]>(value: T | symbol): T {
  // What is no symbol is an answer: there is one symbol, which says that the question was given up.
  if (typeof value !== 'symbol') return value;
  throw new RefusalError('Given up: nothing was written.');
}
