import { Option } from 'commander';
import { UsageError } from '../refusal.error.js';
import { VARIABLE_NAME } from './variables.js';

/** Values of variables, by name. */
export type VarValues = Readonly<Record<string, string>>;

/** `--var NAME=VALUE`, which may be repeated. */
export function varOption(): Option {
  return new Option('--var <name=value>', 'a value for ${name} in the file; may be repeated')
    .default({}, 'those of the file')
    .argParser(withVar);
}

/** @throws UsageError */
function withVar(given: string, before: VarValues): VarValues {
  const at = given.indexOf('=');
  if (at === -1) throw new UsageError(`--var is ${JSON.stringify(given)}, must be NAME=VALUE.`);
  const name = given.slice(0, at);
  if (VARIABLE_NAME.test(name)) return { ...before, [name]: given.slice(at + 1) };
  throw new UsageError(
    `--var names ${JSON.stringify(name)}, must be a name of letters, digits and "_".`,
  );
}
