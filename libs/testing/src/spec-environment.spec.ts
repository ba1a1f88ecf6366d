import { describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { parse } from 'yaml';
import { RecordingLogger } from './recording-logger.js';

const VARIABLE = 'BEACON_SPEC_ENVIRONMENT';
const REPLACED = 'TZ';

interface SpecEnvironment {
  teardown(): Promise<void>;
}

describe('the environment of specs', () => {
  it('shares its realm with packages', () => {
    expect(parse('[1]')).toBeInstanceOf(Array);
    expect(Object.getPrototypeOf(parse('{ a: 1 }'))).toBe(Object.prototype);
  });

  it('has one copy of a package for import and require', () => {
    expect(nativeRequire()('yaml')).toHaveProperty('parse', parse);
  });

  it('puts back globals that a file replaced', async () => {
    const { Date: clock } = globalThis;
    await during(() => {
      globalThis.Date = class extends clock {} as DateConstructor;
    });
    expect(globalThis.Date).toBe(clock);
  });

  it('puts back variables that a file set, changed or deleted', async () => {
    const before = { ...process.env, [REPLACED]: 'UTC' };
    process.env[REPLACED] = 'UTC';
    await during(() => {
      process.env[VARIABLE] = '1';
      process.env[REPLACED] = 'Asia/Tokyo';
      delete process.env['PATH'];
    });
    expect({ ...process.env }).toEqual(before);
  });

  it('removes listeners of the process that a file left, and no others', async () => {
    const earlier = (): void => undefined;
    process.on('SIGUSR2', earlier);
    await during(() => process.on('SIGUSR2', () => undefined).on('SIGTERM', () => undefined));
    expect(process.rawListeners('SIGUSR2')).toEqual([earlier]);
    expect(process.listenerCount('SIGTERM')).toBe(0);
    process.removeListener('SIGUSR2', earlier);
  });

  it('forgets how a file wanted to exit', async () => {
    await during(() => {
      process.exitCode = 3;
    });
    expect(process.exitCode).toBeUndefined();
  });

  it('lets the logger of Nest write as in a new process', async () => {
    const logger = new RecordingLogger();
    await during(() => Logger.overrideLogger(logger));
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    new Logger('a later file').log({ event: 'written' });
    expect(write).toHaveBeenCalled();
    write.mockRestore();
    expect(logger.events).toEqual([]);
  });
});

/** What a spec file does, from the making of its environment to its end. */
async function during(file: () => unknown): Promise<void> {
  const { default: Environment } = nativeRequire()('../jest/environment.mjs') as {
    default: new (config: object) => SpecEnvironment;
  };
  const environment = new Environment({ projectConfig: { fakeTimers: {} } });
  file();
  await environment.teardown();
}

/** Node's own `require`, as packages and the environment have it: Jest gives specs one that loads what it is asked for itself. */
function nativeRequire(): NodeJS.Require {
  return process.getBuiltinModule('node:module').createRequire(import.meta.url);
}
