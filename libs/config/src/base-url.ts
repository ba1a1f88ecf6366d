import type { Environment } from './environment.js';

/** The shape of the name of an environment variable. */
export const ENV_NAME_PATTERN = /^[A-Z][A-Z0-9_]*$/;

/** An address, or why there is none. */
export type ResolvedUrl = { readonly url: string } | { readonly rule: string };

const PLACEHOLDER = /(\$?)\{([^{}]*)\}/g;

/**
 * The address of a lane: puts the region's id for `{region}` and the environment's value for `${NAME}`. Slashes at the
 * end of a value and of the address are dropped. Rules name variables, never what they hold.
 */
export function resolveBaseUrl(template: string, region: string, env: Environment): ResolvedUrl {
  const rules: string[] = [];
  const text = template.replace(PLACEHOLDER, (all, dollar: string, name: string) => {
    const value = dollar === '' ? regionOf(name, region) : variableOf(name, env);
    if ('rule' in value) rules.push(value.rule);
    return 'rule' in value ? all : value.text;
  });
  return rules[0] === undefined ? checkUrl(text) : { rule: rules[0] };
}

type Value = { readonly text: string } | { readonly rule: string };

function regionOf(name: string, region: string): Value {
  if (name === 'region') return { text: region };
  return { rule: `unknown placeholder {${name}}, allowed are {region} and \${ENV_NAME}` };
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
