import { RecordingLogger, until } from '@beacon/testing';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { describe, expect, it } from '@jest/globals';
import { StartScope, startApplication } from './start-application.js';

/** An application with one provider that opens something, and one that fails then. */
async function start(close: (name: string) => Promise<void>) {
  const logger = new RecordingLogger();
  const opened = Promise.withResolvers<void>();
  const waited = Promise.withResolvers<unknown>();
  const open = async (): Promise<void> => {
    const scope = StartScope.current();
    scope.signal.addEventListener('abort', () => waited.resolve(scope.signal.reason));
    for (const name of ['first', 'second']) await scope.closeOnFailure(() => close(name));
    opened.resolve();
    await waited.promise;
    // Nest is not told any more, but what is opened only now must not stay open.
    await scope.closeOnFailure(() => close('late'));
  };
  const fail = async (): Promise<void> => {
    await opened.promise;
    throw new Error('no such schema');
  };
  @Module({
    providers: [
      { provide: 'open', useFactory: open },
      { provide: 'fail', useFactory: fail },
    ],
  })
  class Failing {}
  const create = async () =>
    NestFactory.createApplicationContext(Failing, { logger, abortOnError: false });
  return { logger, waited, started: startApplication(create, async () => undefined, logger) };
}

describe(startApplication, () => {
  it('closes what providers have opened, the last first, when another one fails', async () => {
    const closed: string[] = [];
    const { started, waited } = await start(async (name) => void closed.push(name));
    await expect(started).rejects.toThrow('no such schema');
    expect(await waited.promise).toEqual(new Error('no such schema'));
    await until(() => closed.length === 3, 'what was opened late is closed, too');
    expect(closed.filter((name) => name !== 'late')).toEqual(['second', 'first']);
  });

  it('reports why the start failed, and only logs that something could not be closed', async () => {
    const { started, logger } = await start(async (name) => {
      if (name === 'second') throw new Error('the socket is gone');
    });
    await expect(started).rejects.toThrow('no such schema');
    expect(logger.facts.filter(({ event }) => event === 'service.close_failed')).toMatchObject([
      { error: 'Error: the socket is gone' },
    ]);
  });
});
