/**
 * Circles between files, counting imports of types, and what each folder may import of the project. Specs may import more: they
 * start what they test. Packages of others are the matter of .oxlintrc.json.
 */
const SPECS = '[.-]spec\\.ts$|\\.fixture\\.ts$';
const libs = (...names) => names.map((name) => `^libs/${name}/`);

/** A folder that may import these libraries, and nothing else of the project. */
function only(folder, ...allowed) {
  return {
    name: `${folder} imports ${allowed.join(', ') || 'nothing of the project'}`,
    severity: 'error',
    from: { path: `^libs/${folder}/`, pathNot: SPECS },
    to: {
      path: '^(apps|bench|libs|migrations|test)/',
      pathNot: libs(folder, ...allowed),
    },
  };
}

export default {
  forbidden: [
    { name: 'no circles', severity: 'error', from: {}, to: { circular: true } },
    only('domain'),
    only('bounds'),
    only('installation'),
    only('network'),
    only('statistics'),
    only('classification', 'domain'),
    only('verdict', 'domain', 'classification', 'statistics'),
    only('verification', 'bounds', 'classification', 'domain', 'signing', 'verdict'),
    only('contracts', 'domain', 'bounds', 'signing'),
    only('observability', 'domain', 'bounds'),
    only('signing', 'bounds'),
    only('formats', 'config', 'domain', 'bounds'),
    only('bus', 'contracts', 'domain', 'bounds', 'network', 'observability', 'signing'),
    only('stack', 'contracts', 'domain', 'installation', 'signing'),
    only('providers', 'contracts', 'domain', 'bounds', 'config', 'network'),
    only('client'),
    {
      name: 'apps never import apps',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: SPECS },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'a region holds no database credentials and computes no verdict',
      severity: 'error',
      from: { path: '^apps/executor/', pathNot: SPECS },
      to: { path: ['^migrations/', ...libs('persistence', 'outbox', 'statistics', 'verdict')] },
    },
    {
      name: 'the portal knows the client of the API only',
      severity: 'error',
      from: { path: '^apps/portal/' },
      to: { path: '^(apps/(?!portal/)|bench/|libs/(?!client/)|migrations/|test/)' },
    },
    {
      name: 'the stack is for the command, tests and benchmarks',
      severity: 'error',
      from: { path: '^(apps/(?!cli/)|libs/(?!stack/|testing/)|migrations/)', pathNot: SPECS },
      to: { path: libs('stack', 'testing') },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist)/' },
  },
};
