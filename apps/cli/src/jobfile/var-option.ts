import { InvalidArgumentError, Option } from 'commander';
import { VARIABLE_NAME } from './variables.js';

/** Values of variables, by name. */
export type VarValues = Readonly<Record<string, string>>;

/** `--var NAME=VALUE`, which may be repeated. */
export function varOption(): Option {
  return new Option('--var <name=value>', 'a value for ${name} in the file; may be repeated')
    .default({}, 'those of the file')
    .argParser(withVar);
}

function withVar(given: string, before: VarValues): VarValues {
  const [name = '', ...rest] = given.split('=');
  if (rest.length > 0 && VARIABLE_NAME.test(name)) return { ...before, [name]: rest.join('=') };
  // What stands there may be a value that is nobody's business: it is not repeated.
  throw new InvalidArgumentError('Give NAME=VALUE; a name has letters, digits and "_".');
}
