import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';
import { loadedPackage, requireNatively } from './packages.mjs';
import { keepExit, keepGlobals, keepListeners, keepVariables } from './process-state.mjs';

/** Symbols of the global object below which Jest keeps the state of a spec file: it counts on a global object for each. */
const KEPT_BY_JEST = [
  'EVENT_HANDLERS',
  'JEST_STATE_SYMBOL',
  'LOG_ERRORS_BEFORE_RETRY',
  'RETRY_IMMEDIATELY',
  'RETRY_TIMES',
  'RETRY_TIMES_SETTER',
  'TEST_TIMEOUT_SYMBOL',
  'WAIT_BEFORE_RETRY',
];

/**
 * Runs specs in the main context of their process, where packages are loaded once for all spec files. After a file it puts back what
 * files could change for the next one: globals, variables of the environment, listeners of the process, the logger of Nest.
 */
export default class Environment {
  global = globalThis;
  /** @readonly */
  #restore = [keepRun(), keepGlobals(), keepVariables(), keepListeners(), keepExit()];

  constructor({ projectConfig: config }) {
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = new ModernFakeTimers({ config, global: globalThis });
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    for (const restore of this.#restore) restore();
    forgetClasses();
    resetLogger();
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** The main context. */
  getVmContext() {
    return undefined;
  }
}

/** Otherwise Jest's handlers of one file would get the events of the next, and every module of a file would stay in memory. */
function keepRun() {
  const before = Object.getOwnPropertySymbols(globalThis);
  return () => {
    for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
      const isOfJest = KEPT_BY_JEST.includes(symbol.description);
      if (isOfJest && !before.includes(symbol)) delete globalThis[symbol];
    }
  };
}

/**
 * Packages that keep what they are told of classes let go of those of this file. Nothing else would find them, but with each class
 * all modules of its file would stay in memory.
 */
function forgetClasses() {
  delete globalThis.classValidatorMetadataStorage;
  delete globalThis[Symbol.for('@mikro-orm/core/EntitySchema.REGISTRY')];
  const transformer =
    requireNatively.cache[requireNatively.resolve('class-transformer/cjs/storage')];
  if (transformer === undefined) return;
  for (const classes of Object.values(transformer.exports.defaultMetadataStorage)) classes.clear();
}

/** Nest has one logger for a process. Its own writes as that of a new process does. */
function resetLogger() {
  const nest = loadedPackage('@nestjs/common');
  if (nest === undefined) return;
  nest.Logger.overrideLogger(new nest.Logger());
  nest.Logger.detachBuffer();
}
