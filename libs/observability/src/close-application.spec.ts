import { RecordingLogger } from '@beacon/testing';
import { Injectable, Module } from '@nestjs/common';
import type { OnApplicationShutdown, OnModuleDestroy } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { describe, expect, it } from '@jest/globals';
import { ShutdownHookError, closeApplication } from './close-application.js';

const ran: string[] = [];

@Injectable()
class Broken implements OnModuleDestroy, OnApplicationShutdown {
  onModuleDestroy(): void {
    ran.push('destroyed');
  }

  async onApplicationShutdown(): Promise<void> {
    throw new Error('the socket is gone');
  }
}

@Injectable()
class Sound implements OnApplicationShutdown {
  onApplicationShutdown(): void {
    ran.push('sound');
  }
}

@Module({ providers: [Sound] })
class SoundModule {}

@Module({ providers: [Broken], imports: [SoundModule] })
class BrokenModule {}

async function close(module: typeof BrokenModule | typeof SoundModule) {
  ran.length = 0;
  const logger = new RecordingLogger();
  const app = await NestFactory.createApplicationContext(module, { logger });
  return { app, logger, closed: closeApplication(app, logger) };
}

describe(closeApplication, () => {
  it('runs every hook, and fails naming the one that threw, which is logged as a fact', async () => {
    const { logger, closed } = await close(BrokenModule);
    await expect(closed).rejects.toThrow(
      new ShutdownHookError('Broken.onApplicationShutdown failed'),
    );
    expect(ran).toEqual(['destroyed', 'sound']);
    expect(logger.facts.filter(({ event }) => event === 'service.hook_failed')).toMatchObject([
      { hook: 'Broken.onApplicationShutdown', error: 'Error: the socket is gone' },
    ]);
  });

  it('releases what is held once, however often it is called', async () => {
    const { app, logger, closed } = await close(SoundModule);
    await Promise.all([closed, closeApplication(app, logger)]);
    await closeApplication(app, logger);
    expect(ran).toEqual(['sound']);
  });

  it('is silent when nothing fails', async () => {
    const { logger, closed } = await close(SoundModule);
    await closed;
    expect(ran).toEqual(['sound']);
    expect(logger.events).not.toContain('service.hook_failed');
  });
});
