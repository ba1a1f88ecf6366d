import type { FieldPath } from '@beacon/config';
import type { DeclaredVariables, Scalar } from './variables.js';
import { VARIABLE_NAME, secretRule } from './variables.js';
import { looksSecret } from './secret-names.js';

/** The fields that only a file has, taken out of it. */
export interface FileFields {
  readonly variables: DeclaredVariables;
  /** What is left: the body for the API, still with its variables. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly questionsFile: unknown;
}

type OnProblem = (path: FieldPath, message: string) => void;

/** Takes the fields of files out of a file's data. */
export function fileFieldsOf(
  data: Readonly<Record<string, unknown>>,
  onProblem: OnProblem,
): FileFields {
  const {
    $schema: _editorsOwn,
    vars,
    env,
    not_secret: notSecret,
    questions_file: questionsFile,
    ...body
  } = data;
  const variables = {
    vars: readVars(vars ?? {}, onProblem),
    env: readNames(env ?? [], 'env', onProblem),
    notSecret: readNames(notSecret ?? [], 'not_secret', onProblem),
  };
  refuseSecrets(variables, onProblem);
  return { variables, body, questionsFile };
}

function readVars(vars: unknown, onProblem: OnProblem): Record<string, Scalar> {
  if (typeof vars !== 'object' || vars === null || Array.isArray(vars)) {
    onProblem(['vars'], 'must be an object of names and their values');
    return {};
  }
  return Object.fromEntries(
    Object.entries(vars).flatMap(([name, value]: [string, unknown]) => {
      if (!VARIABLE_NAME.test(name)) onProblem(['vars', name], NAME_RULE);
      else if (isScalar(value)) return [[name, value]];
      else onProblem(['vars', name], 'must be a text, a number, true or false');
      return [];
    }),
  );
}

function readNames(names: unknown, field: string, onProblem: OnProblem): string[] {
  if (!Array.isArray(names)) {
    onProblem([field], 'must be a list of names of variables');
    return [];
  }
  return names.flatMap((name: unknown, index) => {
    if (typeof name === 'string' && VARIABLE_NAME.test(name)) return [name];
    onProblem([field, index], NAME_RULE);
    return [];
  });
}

const NAME_RULE = 'must be the name of a variable: letters, digits and "_", such as MODEL';

function isScalar(value: unknown): value is Scalar {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function refuseSecrets({ vars, env, notSecret }: DeclaredVariables, onProblem: OnProblem): void {
  const isRefused = (name: string): boolean => looksSecret(name) && !notSecret.includes(name);
  for (const name of Object.keys(vars).filter(isRefused))
    onProblem(['vars', name], secretRule(name));
  for (const [index, name] of env.entries()) {
    if (isRefused(name)) onProblem(['env', index], secretRule(name));
  }
}
