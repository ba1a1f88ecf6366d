/** How TypeScript is compiled for specs, and for what Jest's own process loads of the sources. */
export const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
    // Data files are imported with their type, which Node asks for and Jest is to see.
    experimental: { keepImportAttributes: true },
    target: 'es2024',
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

/** One configuration for unit, integration and end-to-end specs: they differ in what is real, not in how they run. */
export default {
  testEnvironment: '<rootDir>/libs/testing/jest/environment.mjs',
  runtime: '<rootDir>/libs/testing/jest/runtime.mjs',
  injectGlobals: false,
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^@beacon/migrations$': '<rootDir>/migrations/index.ts',
    '^@beacon/cli/(.*)$': '<rootDir>/apps/cli/src/$1.ts',
    '^@beacon/(.*)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  testMatch: ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.e2e-spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: [
    '<rootDir>/((apps|libs)/[^/]+/|migrations/)?dist/',
    '<rootDir>/.cache/',
    '<rootDir>/.data/',
  ],
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/libs/testing/jest/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/jest/global-teardown.mjs',
  // It ends a test that hangs, and is no measure: the machine may be busy with other work.
  testTimeout: 180_000,
  // Specs wait for servers for half of their time: three keep two cores busy.
  maxWorkers: 3,
  testSequencer: '<rootDir>/libs/testing/jest/sequencer.mjs',
  reporters: ['default', '<rootDir>/tools/jest-count-reporter.mjs'],
};
