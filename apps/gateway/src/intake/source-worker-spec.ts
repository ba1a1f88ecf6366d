import { pathToFileURL } from 'node:url';

const PROJECT = process.cwd();

/** Has Node find and load sources as the test runner does: no test needs a build. */
const LOADER = `
import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
const project = ${JSON.stringify(pathToFileURL(`${PROJECT}/`).href)};
const require = createRequire(project);
const { transformSync } = require('@swc/core');
const OPTIONS = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2024',
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'es6' },
  swcrc: false,
};
const sourceOf = (name) => {
  if (name === '@beacon/migrations') return project + 'migrations/index.ts';
  const [, library] = /^@beacon\\/(.*)$/.exec(name) ?? [];
  return library === undefined ? null : project + 'libs/' + library + '/src/index.ts';
};
registerHooks({
  resolve(name, context, next) {
    const source = sourceOf(name);
    if (source !== null) return { url: source, shortCircuit: true };
    const isOwn = name.startsWith('.') && context.parentURL?.endsWith('.ts');
    return next(isOwn ? name.replace(/\\.js$/, '.ts') : name, context);
  },
  load(url, context, next) {
    if (!url.startsWith(project) || !url.endsWith('.ts')) return next(url, context);
    const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), OPTIONS);
    return { format: 'module', source: code, shortCircuit: true };
  },
});
require('reflect-metadata');
`;

/** The intake thread's own file, from its source. */
export const SOURCE_WORKER = {
  entry: new URL('./intake-worker.ts', import.meta.url),
  execArgv: ['--import', `data:text/javascript,${encodeURIComponent(LOADER)}`],
};
