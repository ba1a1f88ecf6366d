import type { Environment } from './environment.js';

/** The shape of the name of an environment variable. */
export const ENV_NAME_PATTERN = /^[A-Z][A-Z0-9_]*$/;

/** An address, or why there is none. */
export type ResolvedUrl = { readonly url: string } | { readonly rule: string };

const PLACEHOLDER = /(\$?)\{([^{}]*)\}/g;

/** What an address's placeholders stand for; null what the lane does not say. */
export interface AddressParts {
  /** The id of the lane's region. */
  readonly region: string;
  readonly provider_region: string | null;
  readonly resource: string | null;
  readonly project: string | null;
}

/**
 * The address of a lane: puts what the lane says for `{region}`, `{provider_region}`, `{resource}` and `{project}`, and the
 * environment's value for `${NAME}`. Slashes at the end of a value and of the address are dropped. Rules name variables, never what
 * they hold.
 */
export function resolveBaseUrl(
  template: string,
  parts: AddressParts,
  env: Environment,
): ResolvedUrl {
  const rules: string[] = [];
  const text = template.replace(PLACEHOLDER, (all, dollar: string, name: string) => {
    const value = dollar === '' ? partOf(name, parts) : variableOf(name, env);
    if ('rule' in value) rules.push(value.rule);
    return 'rule' in value ? all : value.text;
  });
  return rules[0] === undefined ? checkUrl(text) : { rule: rules[0] };
}

type Value = { readonly text: string } | { readonly rule: string };

function partOf(name: string, parts: AddressParts): Value {
  if (!Object.hasOwn(parts, name)) {
    const allowed = Object.keys(parts).map((part) => `{${part}}`);
    return {
      rule: `unknown placeholder {${name}}, allowed are ${allowed.join(', ')} and \${ENV_NAME}`,
    };
  }
  const text = parts[name as keyof AddressParts];
  return text === null
    ? { rule: `has {${name}}, and the lane says no ${name}: give it` }
    : { text };
}

function variableOf(name: string, env: Environment): Value {
  if (!ENV_NAME_PATTERN.test(name)) {
    return {
      rule: `\${${name}} is no variable, allowed are names such as \${BEACON_SIMULATOR_URL}`,
    };
  }
  const value = env[name]?.trim();
  if (!value) return { rule: `the environment variable ${name} is not set, set it` };
  return { text: value.replace(/\/+$/, '') };
}

function checkUrl(text: string): ResolvedUrl {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    return { rule: 'must be an http:// or https:// address' };
  }
  if (url.username !== '' || url.password !== '') {
    return { rule: 'must hold no credentials, name a variable in api_key_env' };
  }
  // A bare "?" or "#" has an empty search and hash, and would still cut the path that is appended.
  if (/[?#]/.test(text)) return { rule: 'must hold no query and no fragment' };
  return { url: url.href.replace(/\/+$/, '') };
}
