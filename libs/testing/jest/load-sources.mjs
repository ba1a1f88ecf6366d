import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import config, { swc } from '../../../jest.config.mjs';

const ROOT = new URL('../../../', import.meta.url);

/**
 * Imports a TypeScript source of this project into Jest's own process, compiled and resolved as in specs, so that what runs beside
 * the specs needs no build.
 */
export async function importSource(url) {
  const hooks = registerHooks({ resolve, load });
  try {
    return await import(url);
  } finally {
    hooks.deregister();
  }
}

/** Finds the sources of libraries and of what is imported from a source. */
export function resolve(specifier, context, next) {
  return next(
    librarySource(specifier) ?? relativeSource(specifier, context.parentURL) ?? specifier,
    context,
  );
}

/** Where the source of one of the project's libraries begins, as the configuration of Jest says. */
function librarySource(specifier) {
  if (!specifier.startsWith('@beacon/')) return undefined;
  for (const [pattern, target] of Object.entries(config.moduleNameMapper)) {
    if (!new RegExp(pattern).test(specifier)) continue;
    return specifier.replace(new RegExp(pattern), target).replace('<rootDir>/', () => ROOT.href);
  }
  return undefined;
}

/** Sources say `./x.js` and mean `./x.ts`. */
function relativeSource(specifier, parent) {
  if (!specifier.startsWith('.') || !isOwnSource(parent)) return undefined;
  const source = new URL(specifier.replace(/\.js$/, '.ts'), parent);
  return existsSync(source) ? source.href : undefined;
}

/** Compiles a source. */
export function load(url, context, next) {
  if (!isOwnSource(url)) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...swc, filename });
  return { format: 'module', source: code, shortCircuit: true };
}

function isOwnSource(url) {
  return (
    url !== undefined &&
    url.startsWith(ROOT.href) &&
    url.endsWith('.ts') &&
    !url.includes('/node_modules/')
  );
}
