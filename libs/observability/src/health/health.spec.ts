import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RecordingLogger, until } from '@beacon/testing';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics/metrics.module.js';
import { HealthModule } from './health.module.js';
import type { Readiness } from './health.service.js';

const LIMITS = { warnMs: 150, blockedMs: 300, windowMs: 2_000 };

@Module({
  imports: [
    MetricsModule.forRoot('recorder'),
    HealthModule.forRoot({ inject: [], checks: () => [], eventLoop: LIMITS }),
  ],
})
class Watched {}

describe('readiness', () => {
  let app: NestFastifyApplication;
  let logger: RecordingLogger;

  beforeEach(async () => {
    logger = new RecordingLogger();
    app = await NestFactory.create<NestFastifyApplication>(Watched, new FastifyAdapter(), {
      logger,
    });
    await app.init();
  });
  afterEach(async () => app.close());

  const ask = async (): Promise<{ readonly status: number; readonly body: Readiness }> => {
    const reply = await app.inject({ url: '/health/ready' });
    return { status: reply.statusCode, body: reply.json() };
  };

  /** A watch that has just begun, or was emptied, must have turned once before it notices. */
  const untilMeasured = async (ms: number): Promise<void> =>
    until(async () => {
      block(ms);
      return (await ask()).body.process.event_loop.max_ms >= ms * 0.9;
    }, 'the watch notices');

  it('says how late the event loop was, and how much memory the process has', async () => {
    // A busy machine can make it later than this does, once: that is forgotten after the window.
    const body = await until(async () => {
      block(200);
      const reading = await ask();
      const isMeasured = reading.body.process.event_loop.max_ms >= 180;
      return isMeasured && reading.status === 200 ? reading.body : undefined;
    }, 'late, but not too late');
    expect(body.services).toEqual([{ name: 'event_loop', status: 'up' }]);
    expect(body.process.event_loop.max_ms).toBeLessThan(300);
    expect(body.process.event_loop.window_ms).toBe(2_000);
    expect(body.process.rss_bytes).toBeGreaterThan(1_000_000);
  });

  it('is refused after the loop was blocked, for a while', async () => {
    await untilMeasured(200);
    block(400);
    const { status, body } = await ask();
    expect(status).toBe(503);
    expect(body).toMatchObject({
      ready: false,
      services: [{ name: 'event_loop', status: 'down', reason: expect.stringMatching(/^blocked/) }],
    });
    await until(async () => (await ask()).status === 200, 'it is ready again');
  });

  it('logs what was late once, however often it is', async () => {
    await untilMeasured(200);
    await until(() => logger.events.includes('event_loop.delayed'), 'it is logged');
    const [fact] = logger.facts.filter(({ event }) => event === 'event_loop.delayed');
    expect(fact).toMatchObject({ windowMs: 2_000, rssBytes: expect.any(Number) });
    block(200);
    await until(async () => (await ask()).body.process.event_loop.max_ms < 100, 'it is over');
    expect(logger.events.filter((event) => event === 'event_loop.delayed')).toHaveLength(1);
  });
});

/** Holds the event loop as a hostile body would. */
function block(ms: number): void {
  for (const until = performance.now() + ms; performance.now() < until;);
}
