/**
 * What a spec file could change for the next one in its process. Each function notes how things are, and returns one that puts them back.
 */

/** Globals that a file replaced, such as a clock or Jest's console. New ones stay: packages define them once. */
export function keepGlobals() {
  const before = Object.entries(Object.getOwnPropertyDescriptors(globalThis));
  return () => {
    for (const [name, descriptor] of before) {
      if (!descriptor.configurable || isSame(descriptor, name)) continue;
      Object.defineProperty(globalThis, name, descriptor);
    }
  };
}

function isSame(before, name) {
  const now = Object.getOwnPropertyDescriptor(globalThis, name);
  return now !== undefined && now.value === before.value && now.get === before.get;
}

/** Variables of the environment. */
export function keepVariables() {
  const before = { ...process.env };
  return () => {
    for (const name of Object.keys(process.env)) {
      if (!Object.hasOwn(before, name)) delete process.env[name];
    }
    for (const [name, value] of Object.entries(before)) {
      if (process.env[name] !== value) process.env[name] = value;
    }
  };
}

/** Listeners of the process: a signal is not to stop an application of a file that is done. */
export function keepListeners() {
  const before = new Map(process.eventNames().map((name) => [name, process.rawListeners(name)]));
  return () => {
    for (const name of process.eventNames()) {
      const kept = before.get(name) ?? [];
      for (const listener of process.rawListeners(name)) {
        if (!kept.includes(listener)) process.removeListener(name, listener);
      }
    }
  };
}

/** How the process ends: the code that a command wanted to exit with, and `process.exit`, which Jest wraps for each file. */
export function keepExit() {
  const exit = Object.getOwnPropertyDescriptor(process, 'exit');
  const { exitCode } = process;
  return () => {
    Object.defineProperty(process, 'exit', exit);
    process.exitCode = exitCode;
  };
}
