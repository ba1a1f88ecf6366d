import type { Environment } from '@beacon/config';
import { looksSecret } from './secret-names.js';

/** What a variable may hold. */
export type Scalar = string | number | boolean;

/** Where values come from, besides the file. */
export interface VariableSources {
  /** Of `--var NAME=VALUE`. */
  readonly vars: Readonly<Record<string, string>>;
  readonly env: Environment;
}

/** What a file says of its variables. */
export interface DeclaredVariables {
  readonly vars: Readonly<Record<string, Scalar>>;
  readonly env: readonly string[];
  readonly notSecret: readonly string[];
}

/** A value, or why there is none. */
export type Looked = { readonly value: Scalar } | { readonly rule: string };

export const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The variables of one file: `--var` first, then the environment for the names that the file lists, then the file's own defaults. */
export class Variables {
  readonly #used = new Set<string>();

  constructor(
    private readonly declared: DeclaredVariables,
    private readonly sources: VariableSources,
  ) {}

  /** The value of a variable. A rule never repeats a value. */
  value(name: string): Looked {
    this.#used.add(name);
    if (!VARIABLE_NAME.test(name)) return { rule: NO_NAME };
    if (this.isSecret(name)) return { rule: secretRule(name) };
    const value = this.#given(name) ?? this.#ofEnvironment(name) ?? own(this.declared.vars, name);
    return value === undefined ? { rule: this.#missing(name) } : { value };
  }

  /** Whether a name looks like that of a key, and the file does not say that it is none. */
  isSecret(name: string): boolean {
    return looksSecret(name) && !this.declared.notSecret.includes(name);
  }

  /** Names of `--var` that the file has no use for. */
  get unused(): readonly string[] {
    return Object.keys(this.sources.vars).filter((name) => !this.#used.has(name));
  }

  #given(name: string): string | undefined {
    return own(this.sources.vars, name);
  }

  #ofEnvironment(name: string): string | undefined {
    return this.declared.env.includes(name) ? own(this.sources.env, name) || undefined : undefined;
  }

  #missing(name: string): string {
    const isListed = this.declared.env.includes(name);
    const place = isListed
      ? `set it in the environment`
      : `list it under env to take it from the environment`;
    return `\${${name}} has no value: give --var ${name}=…, a default under vars, or ${place}`;
  }
}

const NO_NAME =
  'is no variable: a name has letters, digits and "_", such as ${MODEL}; write $${ for the characters ${';

/** What is said of a name that keys have. */
export function secretRule(name: string): string {
  return `${name} looks like the name of a key, and a job holds no secret: it is stored and shown. Keys belong into the catalogue (api_key_env); list ${name} under not_secret if it is none`;
}

function own<T>(values: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
